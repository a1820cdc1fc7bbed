import { expect, it } from 'vitest';
import { rank, type Candidate } from './rank.js';

const nowMs = 1_000_000;
const policy = { limit: 16, speechMemoryMs: 10_000 };

/** How often two candidates of a large room are compared; it is in no helpful order, by a fixed pseudo-random walk. */
function comparisonsIn(size: number): number {
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const candidates = Array.from({ length: size }, (_, index): Candidate => ({
    identity: `participant-${index}`,
    joinedAtMs: next(100_000),
    isSharingScreen: next(1_000) === 0,
    hasUnmutedVideo: next(3) === 0,
    ...(next(100) === 0 ? { speakingSinceMs: nowMs - next(20_000) } : {}),
    ...(next(10) === 0 ? { lastSpokeAtMs: nowMs - next(20_000) } : {}),
  }));
  let comparisons = 0;
  const compare = () => {
    comparisons += 1;
    return 0;
  };
  rank({ candidates, received: new Set(), pins: new Set(), nowMs }, { ...policy, compare });
  return comparisons;
}

it('compares few of 3,000 participants, and no more than in proportion of 24,000', () => {
  const of3000 = comparisonsIn(3_000);
  expect(of3000).toBeLessThan(3 * 3_000);
  expect(comparisonsIn(24_000)).toBeLessThan(2 * 8 * of3000);
});
