import { EventEmitter } from 'events';
import { afterEach, expect, it, vi } from 'vitest';
import { emit } from './event-arguments.js';

afterEach(() => vi.unstubAllGlobals());

it('a listener that throws stops the later ones and is reported; the engine goes on', () => {
  const reported: unknown[] = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  const space = new EventEmitter();
  const heard: string[] = [];
  const failure = new Error('the application’s');
  space.on('BroadcastStateChanged', () => heard.push('first'));
  space.on('BroadcastStateChanged', () => {
    throw failure;
  });
  space.on('BroadcastStateChanged', () => heard.push('third'));
  emit(space, 'BroadcastStateChanged', true);
  expect({ heard, reported }).toEqual({ heard: ['first'], reported: [failure] });
});
