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
  /** What each of the last moments allows: from the one that leaves to the newest. */
  readonly #allowed = new Float32Array(WINDOW + 1).fill(1);
  #newest = 0;
  readonly #steps = new Float32Array(WINDOW).fill(1);
  #at = 0;
  #step = 1;
  /** Moments for which nothing need be turned down. */
  #calm = Infinity;

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
    const allowed = peak > CEILING ? CEILING / peak : 1;
    this.#allowed[this.#newest] = allowed;
    this.#newest = (this.#newest + 1) % this.#allowed.length;
    this.#calm = allowed < 1 ? 0 : this.#calm + 1;
    const least = this.#calm > WINDOW ? 1 : this.#least();
    this.#step = Math.min(least, this.#step + RELEASE);
    this.#steps[this.#at] = this.#step;
    // Most of the time nobody is loud.
    return this.#calm > 3 * WINDOW && this.#step === 1 ? 1 : this.#mean();
  }

  #least(): number {
    let least = 1;
    for (const allowed of this.#allowed) if (allowed < least) least = allowed;
    return least;
  }

  #mean(): number {
    let sum = 0;
    for (const step of this.#steps) sum += step;
    return sum / WINDOW;
  }
}
