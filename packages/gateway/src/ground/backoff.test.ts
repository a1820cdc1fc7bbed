import { expect, it } from 'vitest';
import { retryDelayMs } from './backoff.js';

it('waits longer each time, up to an hour', () => {
  const delays = Array.from({ length: 14 }, (_, index) => retryDelayMs(index + 1));
  expect(delays.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
  expect(delays.every((delay, index) => index === 0 || delay >= delays[index - 1]!)).toBe(true);
  expect(delays.at(-1)).toBe(3_600_000);
});
