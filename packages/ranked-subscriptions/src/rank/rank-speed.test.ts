import { expect, it } from 'vitest';
import { rank, type Candidate } from './rank.js';

const nowMs = 1_000_000;
const policy = { limit: 16, speechMemoryMs: 10_000 };

/** A large room in no helpful order: cameras, speakers and memories spread by a fixed pseudo-random walk. */
function roomOf(size: number): Candidate[] {
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  return Array.from({ length: size }, (_, index) => ({
    identity: `participant-${index}`,
    joinedAtMs: next(100_000),
    isSharingScreen: next(1_000) === 0,
    hasUnmutedVideo: next(3) === 0,
    ...(next(100) === 0 ? { speakingSinceMs: nowMs - next(20_000) } : {}),
    ...(next(10) === 0 ? { lastSpokeAtMs: nowMs - next(20_000) } : {}),
  }));
}

/** The least of many runs: what the work costs when the machine does nothing else meanwhile. */
function leastMs(size: number, runs: number): number {
  const candidates = roomOf(size);
  const received = new Set(candidates.slice(0, policy.limit).map(({ identity }) => identity));
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const begin = performance.now();
    rank({ candidates, received, pins: new Set(), nowMs }, policy);
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}

it('decides over 3,000 participants within 1 ms', () => {
  expect(leastMs(3_000, 200)).toBeLessThanOrEqual(1);
});

it('costs no more than n log n', () => {
  const nLogN = (8 * Math.log(24_000)) / Math.log(3_000);
  // Twice that leaves room for caches and collection; quadratic growth would be 64 times.
  expect(leastMs(24_000, 50) / leastMs(3_000, 200)).toBeLessThan(2 * nLogN);
});
