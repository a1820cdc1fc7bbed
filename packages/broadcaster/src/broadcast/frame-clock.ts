// A steady clock: calls once per frame of the output, at its time, and says which frames it had to leave out.
import { setTimeout as sleep } from 'node:timers/promises';

export interface FrameClockOptions {
  readonly framesPerSecond: number;
  /** Milliseconds of a monotonic clock; `performance.now` by default. */
  readonly now?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Calls `onFrame` for frame 0, 1, 2, … at its time, which it is told too, until `signal` ends it, one call at a time. When a call takes longer
 * than a frame lasts, the frames whose time has wholly passed are left out, and `onDropped` is told how many.
 */
export async function runFrameClock(
  options: FrameClockOptions,
  signal: AbortSignal,
  onFrame: (index: number, dueMs: number) => Promise<void>,
  onDropped: (count: number) => void = () => {},
): Promise<void> {
  const { framesPerSecond, now = () => performance.now() } = options;
  const wait = options.sleep ?? ((ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }));
  const frameMs = 1000 / framesPerSecond;
  const start = now();
  for (let index = 0; !signal.aborted; index++) {
    const reached = Math.floor((now() - start) / frameMs);
    if (reached > index) {
      onDropped(reached - index);
      index = reached;
    }
    const dueMs = start + index * frameMs;
    const aheadMs = dueMs - now();
    if (aheadMs > 0) await wait(aheadMs, signal).catch(() => {});
    if (!signal.aborted) await onFrame(index, dueMs);
  }
}
