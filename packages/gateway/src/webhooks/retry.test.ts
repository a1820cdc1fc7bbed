import { expect, it } from 'vitest';
import { MAX_ATTEMPTS, nextAttemptAt } from './retry.js';

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
