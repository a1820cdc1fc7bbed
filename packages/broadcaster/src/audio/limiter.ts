// Keeps the sum of many voices from clipping: looks ahead, turns down in a ramp that is not heard, and back up slowly.
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';

const CEILING = 0.97;
/** By so much the audio is later: the ramp must have ended when the peak comes. */
export const LOOK_AHEAD_MS = 5;
const WINDOW = (SAMPLE_RATE_HZ * LOOK_AHEAD_MS) / 1000;
/** From half to full in about 0.4 s. */
const RELEASE = 0.5 / (0.4 * SAMPLE_RATE_HZ);

/**
 * The gain is the mean of `WINDOW` steps, each the least that any of the moments from the one that leaves to the newest
 * allows: every step in the mean knows of that one, and no step is more than a share of the gain.
 */
export class Limiter {
  readonly #waiting = new Float32Array(WINDOW * CHANNELS);
  /** What each moment allows: from the one that leaves to the newest. */
  readonly #allowed = new SlidingLeast(WINDOW + 1);
  readonly #steps = new Float32Array(WINDOW).fill(1);
  #stepsSum = WINDOW;
  #at = 0;
  #step = 1;

  /** Replaces interleaved samples by those of `LOOK_AHEAD_MS` before, none of them beyond -1..1. */
  apply(samples: Float32Array): void {
    for (let i = 0; i < samples.length; i += CHANNELS) {
      const [left, right] = [samples[i]!, samples[i + 1]!];
      const gain = this.#gainFor(Math.max(Math.abs(left), Math.abs(right)));
      const at = this.#at * CHANNELS;
      // The oldest that waits gives its place to the newest.
      samples[i] = this.#waiting[at]! * gain;
      samples[i + 1] = this.#waiting[at + 1]! * gain;
      this.#waiting[at] = left;
      this.#waiting[at + 1] = right;
      this.#at = (this.#at + 1) % WINDOW;
    }
  }

  #gainFor(peak: number): number {
    const least = this.#allowed.add(peak > CEILING ? CEILING / peak : 1);
    this.#step = Math.min(least, this.#step + RELEASE);
    this.#stepsSum -= this.#steps[this.#at]!;
    this.#steps[this.#at] = this.#step;
    this.#stepsSum += this.#steps[this.#at]!;
    return this.#stepsSum / WINDOW;
  }
}

/** The least of the last values: keeps, in a ring, only those that can still become it, the least first. */
class SlidingLeast {
  readonly #values: Float32Array;
  readonly #times: Float64Array;
  #first = 0;
  #count = 0;
  #now = 0;

  constructor(private readonly length: number) {
    this.#values = new Float32Array(length);
    this.#times = new Float64Array(length);
  }

  add(value: number): number {
    const { length } = this;
    if (this.#count > 0 && this.#times[this.#first]! <= this.#now - length) {
      this.#first = (this.#first + 1) % length;
      this.#count -= 1;
    }
    while (this.#count > 0 && this.#values[(this.#first + this.#count - 1) % length]! >= value) {
      this.#count -= 1;
    }
    const last = (this.#first + this.#count) % length;
    this.#values[last] = value;
    this.#times[last] = this.#now;
    this.#count += 1;
    this.#now += 1;
    return this.#values[this.#first]!;
  }
}
