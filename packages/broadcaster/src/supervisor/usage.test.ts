import { expect, it } from 'vitest';
import type { BroadcastStats } from '../broadcast/broadcast-stats.js';
import { Usage } from './usage.js';

it.each([
  [15, 15, true],
  [60, 30, false],
  [30, 29, true],
])(
  'knows of a broadcast of %d frames a second that sends %d whether it had enough',
  (asked, sent, hasEnough) => {
    const usage = new Usage(asked);
    usage.add({ framesPerSecond: sent, cpuCores: 0.5, memoryBytes: 2 ** 28 } as BroadcastStats);
    expect(usage.hasEnough).toBe(hasEnough);
  },
);
