import { expect, it } from 'vitest';
import { RateLimiter } from './rate-limiter.js';

it('lets one pass for each interval, counted from the one that passed', () => {
  let nowMs = 5000;
  const limiter = new RateLimiter(1000, () => nowMs);
  const passed = [0, 999, 1, 500, 500].map((laterMs) => {
    nowMs += laterMs;
    return limiter.tryPass();
  });
  expect(passed).toEqual([true, false, true, false, true]);
});
