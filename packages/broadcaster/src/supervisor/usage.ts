// What one running broadcast uses: means over ten seconds, and the highest of them.
import { DEFAULT_FRAMES_PER_SECOND, type Resources } from '@airlock-rtc/contract';
import type { BroadcastStats } from '../broadcast/broadcast-stats.js';

/** Seconds, since a broadcaster speaks once a second. */
const WINDOW = 10;
const MIB = 1024 * 1024;
/** A broadcast that misses more than a twentieth of its frames was short of CPU, and would use more. */
const IN_TIME = 0.95;

export class Usage {
  readonly #seconds: BroadcastStats[] = [];
  #peak: Resources | undefined;

  constructor(private readonly framesPerSecond = DEFAULT_FRAMES_PER_SECOND) {}

  /** @returns whether there is a new peak. */
  add(second: BroadcastStats): boolean {
    this.#seconds.push(second);
    if (this.#seconds.length > WINDOW) this.#seconds.shift();
    const mean = this.now;
    if (this.#seconds.length < WINDOW || !mean) return false;
    const before = this.#peak ?? { cores: 0, memoryMib: 0 };
    this.#peak = {
      cores: Math.max(mean.cores, before.cores),
      memoryMib: Math.max(mean.memoryMib, before.memoryMib),
    };
    // A hundredth more, or one MiB, is nothing to remember.
    return this.#peak.cores > before.cores * 1.01 || this.#peak.memoryMib > before.memoryMib + 1;
  }

  /** Over the last ten seconds; `undefined` before the first. */
  get now(): Resources | undefined {
    if (this.#seconds.length === 0) return undefined;
    const mean = (of: (second: BroadcastStats) => number) =>
      this.#seconds.reduce((sum, second) => sum + of(second), 0) / this.#seconds.length;
    return {
      cores: mean(({ cpuCores }) => cpuCores),
      memoryMib: mean(({ memoryBytes }) => memoryBytes) / MIB,
    };
  }

  /** The highest ten seconds so far; `undefined` before the first ten. */
  get peak(): Resources | undefined {
    return this.#peak;
  }

  get hasEnough(): boolean {
    return this.#seconds.every((second) => second.framesPerSecond >= IN_TIME * this.framesPerSecond);
  }
}
