import { expect, it } from 'vitest';
import { reconnectPolicy } from './reconnect-policy.js';

it('tries at once, then ever less often, and gives up after 45 s', () => {
  const delays = [0, 1, 2, 3, 4, 40].map((retryCount) =>
    reconnectPolicy.nextRetryDelayInMs({ retryCount, elapsedMs: 45_000 }),
  );
  const longest = [500, 450, 1800, 4050, 6000, 6000];
  for (const [index, delay] of delays.entries()) {
    expect(delay).toBeGreaterThanOrEqual(0);
    expect(delay).toBeLessThanOrEqual(longest[index]!);
  }
  expect(reconnectPolicy.nextRetryDelayInMs({ retryCount: 3, elapsedMs: 45_001 })).toBeNull();
});
