import { afterEach, expect, it, vi } from 'vitest';
import type { CreateLocalMediaOptions } from '../tracks/local-track-options.js';
import { cameraCap, screenCap, toConstraints } from './constraints.js';

afterEach(() => vi.restoreAllMocks());

const full = { width: 1280, height: 720 };

it.each<[CreateLocalMediaOptions, unknown]>([
  [{}, { audio: {}, video: full }],
  [{ video: true }, { audio: {}, video: full }],
  [{ audio: true }, { audio: {}, video: full }],
  [{ audio: false }, { audio: false, video: full }],
  [
    { audio: false, video: false },
    { audio: false, video: false },
  ],
  [{ video: { width: 640 } }, { audio: {}, video: { width: 640, height: 720 } }],
  [{ video: { width: { exact: 1920 } } }, { audio: {}, video: { width: { exact: 1920 }, height: 720 } }],
  [{ video: { width: null as never } }, { audio: {}, video: { width: null, height: 720 } }],
  [
    { audio: { name: 'Mine', echoCancellation: true, constraints: { echoCancellation: false } } },
    { audio: { echoCancellation: false }, video: full },
  ],
])('%j asks for %j', (options, asked) => {
  expect(toConstraints(options, cameraCap)).toEqual(asked);
});

it('a number over the cap is lowered, with a warning', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  expect(toConstraints({ video: { width: 4000 } }, screenCap).video).toEqual({ width: 2560, height: 1440 });
  expect(warn).toHaveBeenCalledOnce();
});

it.each([
  [
    { height: { ideal: 1080 }, width: { ideal: 1920 } },
    cameraCap,
    'Invalid camera video height constraints. Camera video in Mux Spaces is capped at 1280x720.',
  ],
  [
    { width: { min: 1920 } },
    cameraCap,
    'Invalid camera video width constraints. Camera video in Mux Spaces is capped at 1280x720.',
  ],
  [
    { width: { max: 3000 } },
    screenCap,
    'Invalid screenshare video width constraints. Screensharing in Mux Spaces is capped at 2560x1440.',
  ],
  [
    { height: '720' as never },
    cameraCap,
    'Invalid video height constraint. See https://developer.mozilla.org/en-US/docs/Web/API/MediaDevices/getUserMedia for valid constraints',
  ],
])('refuses %j', (video, cap, message) => {
  expect(() => toConstraints({ video }, cap)).toThrow(new Error(message));
});
