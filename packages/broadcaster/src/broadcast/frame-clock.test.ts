import { expect, it } from 'vitest';
import { runFrameClock } from './frame-clock.js';

/** A clock that passes only while somebody waits or works. */
function play(
  workMs: (index: number) => number,
  frames: number,
): Promise<{ at: [number, number][]; dropped: number }> {
  let nowMs = 1000;
  const stopping = new AbortController();
  const at: [number, number][] = [];
  let dropped = 0;
  const clock = { framesPerSecond: 30, now: () => nowMs, sleep: async (ms: number) => void (nowMs += ms) };
  return runFrameClock(
    clock,
    stopping.signal,
    async (index) => {
      at.push([index, Math.round(nowMs - 1000)]);
      nowMs += workMs(index);
      if (at.length === frames) stopping.abort();
    },
    (count) => (dropped += count),
  ).then(() => ({ at, dropped }));
}

it('calls at each thirtieth of a second, without drift', async () => {
  const { at, dropped } = await play(() => 12.3, 91);
  expect(at[1]).toEqual([1, 33]);
  expect(at[90]).toEqual([90, 3000]);
  expect(dropped).toBe(0);
});

it('catches up after one slow frame, and leaves out only what has wholly passed', async () => {
  const { at, dropped } = await play((index) => (index === 2 ? 120 : 5), 6);
  expect(at.map(([index]) => index)).toEqual([0, 1, 2, 5, 6, 7]);
  expect(at[4]![1]).toBe(200);
  expect(dropped).toBe(2);
});
