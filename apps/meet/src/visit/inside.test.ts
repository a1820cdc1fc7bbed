// Tests that nothing but a reload takes anyone back into a room, and that only once, and by what the page itself has stored.
import { beforeEach, expect, it, vi } from 'vitest';
import { insideBefore, noteLeaving, noteTry, readInside, rememberInside, type Inside } from './inside.js';

const inside: Inside = {
  ...{ name: '健太 👋', isMicrophoneOn: false, isCameraOn: true, devices: { camera: 'c1' } },
  ...{ background: 'blur', isNoiseSuppressed: false },
};

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
});

/** How the page that is here now has come to be. */
function comeBy(type: NavigationTimingType, { afterMs = 0 } = {}) {
  const navigation = { type } as unknown as PerformanceEntry;
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([navigation]);
  vi.setSystemTime(Date.now() + afterMs);
}

it('takes whoever reloads the page back in as they were', () => {
  rememberInside('room', inside);
  noteLeaving('room');
  comeBy('reload');
  expect(insideBefore('room')).toMatchObject(inside);
  expect(insideBefore('another')).toBeUndefined();
});

it('leaves a second reload, before they are in again, to the person', () => {
  rememberInside('room', inside);
  noteLeaving('room');
  comeBy('reload');
  noteTry('room');
  noteLeaving('room');
  expect(insideBefore('room')).toMatchObject({ ...inside, isTried: true });
});

it.each([
  ['a duplicated tab', 'navigate', 0],
  ['a tab that is reopened', 'back_forward', 0],
  ['a page that comes back after an hour', 'reload', 3_600_000],
  ['a clock that was set back', 'reload', -3_600_000],
] as const)('takes nobody in by %s, and forgets', (_what, type, afterMs) => {
  rememberInside('room', inside);
  noteLeaving('room');
  comeBy(type, { afterMs });
  expect(insideBefore('room')).toBeUndefined();
  comeBy('reload', { afterMs: -afterMs });
  expect(insideBefore('room')).toBeUndefined();
});

it('takes nobody in whose page did not go away, as one that broke down', () => {
  rememberInside('room', inside);
  comeBy('reload');
  expect(insideBefore('room')).toBeUndefined();
});

it('reads what was stored', () => {
  expect(readInside(JSON.stringify(inside))).toEqual(inside);
});

it.each([
  '',
  'null',
  '{',
  '[]',
  '"inside"',
  JSON.stringify({ ...inside, name: ' ' }),
  JSON.stringify({ ...inside, isMicrophoneOn: 'yes' }),
  JSON.stringify({ ...inside, isCameraOn: undefined }),
  JSON.stringify({ ...inside, background: 'https://example.org/x.png' }),
  JSON.stringify({ ...inside, devices: null }),
  JSON.stringify({ ...inside, leftAtMs: 'now' }),
  JSON.stringify({ ...inside, isTried: 1 }),
])('takes nobody in by %j', (text) => {
  expect(readInside(text)).toBeUndefined();
});
