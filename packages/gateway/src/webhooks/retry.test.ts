import { expect, it } from 'vitest';
import { MAX_ATTEMPTS, nextAttemptAt, retryDelayMs } from './retry.js';

it('waits longer each time, up to an hour', () => {
  const delays = Array.from({ length: 14 }, (_, index) => retryDelayMs(index + 1));
  expect(delays.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
  expect(delays.every((delay, index) => index === 0 || delay >= delays[index - 1]!)).toBe(true);
  expect(delays.at(-1)).toBe(3_600_000);
});

it('ends after 24 hours', () => {
  const createdAt = new Date(0);
  let now = createdAt;
  let attempts = 1;
  for (
    let next = nextAttemptAt(createdAt, now, attempts);
    next;
    next = nextAttemptAt(createdAt, now, attempts)
  ) {
    now = next;
    attempts += 1;
  }
  expect(now.getTime()).toBeGreaterThan(23 * 3_600_000);
  expect(now.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
  expect(attempts).toBe(MAX_ATTEMPTS);
});
