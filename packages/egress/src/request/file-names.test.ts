import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileName, pathOf } from './file-names.js';

const context = { roomName: 'studio', roomId: 'RM_1', now: new Date('2026-11-28T19:05:09.042Z') };

it.each([
  ['', 'studio-2026-11-28T190509.mp4'],
  ['out/', 'out/studio-2026-11-28T190509.mp4'],
  ['a', 'a.mp4'],
  ['a.mp4', 'a.mp4'],
  ['a.ogg', 'a.mp4'],
  ['v1.2', 'v1.2.mp4'],
  ['{room_name}/{room_id}-{utc}.mp4', 'studio/RM_1-20261128190509042.mp4'],
  ['{publisher_identity}.mp4', '{publisher_identity}.mp4'],
])('%j becomes %s', (wanted, name) => expect(fileName(wanted, '.mp4', context)).toBe(name));

it("makes no folder of a room's name", () => {
  expect(fileName('{room_name}', '.mp4', { ...context, roomName: '../../etc/会議' })).toBe(
    '..-..-etc-会議.mp4',
  );
  expect(fileName('{room_name}/a', '.mp4', { ...context, roomName: '..' })).toBe('-/a.mp4');
});

it('keeps every name in its folder', () => {
  expect(pathOf('a/b.mp4', '/out')).toBe('/out/a/b.mp4');
  expect(pathOf('/out/b.mp4', '/out')).toBe('/out/b.mp4');
  expect(pathOf('/elsewhere/b.mp4', undefined)).toBe('/elsewhere/b.mp4');
  expect(pathOf('b.mp4', undefined)).toBe(resolve('b.mp4'));
  for (const name of ['../b.mp4', '/etc/passwd', 'a/../../b', '/outside/b', 'a\0.mp4']) {
    expect(() => pathOf(name, '/out')).toThrow('outside of its folder');
  }
  expect(() => pathOf('../b.mp4', undefined)).toThrow('outside of its folder');
});

it('whatever the name, it is inside or refused', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('..', '.', 'a', '/', '\\', '{room_name}', 'C#')), (parts) => {
      try {
        expect(pathOf(fileName(parts.join('/'), '.mp4', context), '/out')).toMatch(/^\/out\//);
      } catch (error) {
        expect(String(error)).toContain('outside of its folder');
      }
    }),
  );
});
