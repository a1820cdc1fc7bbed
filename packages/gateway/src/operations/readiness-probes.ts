// Remembers whether somebody asks `/readyz`, so that a gateway that ends waits until they know, and no longer.
import { setTimeout as sleep } from 'node:timers/promises';

/** Whoever has not asked for so long is not there. */
const RECENT_MS = 30_000;
/** A balancer takes a moment to send its requests elsewhere. */
const SETTLE_MS = 500;
const LOOK_MS = 50;

export interface ReadinessProbes {
  /** Somebody has been told whether the gateway is ready. */
  answered(isReady: boolean): void;
  /** Resolves once those who ask have been told that it is not, at once where nobody asks, else after `limitMs`. */
  untilTold(limitMs: number): Promise<void>;
}

/** @param nowMs the monotonic clock. */
export function createReadinessProbes(
  nowMs = () => performance.now(),
  settleMs = SETTLE_MS,
): ReadinessProbes {
  let lastAskedMs = -Infinity;
  let isTold = false;
  return {
    answered(isReady) {
      lastAskedMs = nowMs();
      isTold = !isReady;
    },
    async untilTold(limitMs) {
      const began = nowMs();
      if (began - lastAskedMs > RECENT_MS) return;
      while (!isTold && nowMs() - began < limitMs) await sleep(LOOK_MS);
      if (isTold) await sleep(settleMs);
    },
  };
}
