// One participant's sound on its way to the mix: keeps a small cushion against jitter, and never grows.
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';

const samplesIn = (ms: number): number => Math.round((ms * SAMPLE_RATE_HZ) / 1000) * CHANNELS;

/** Reads over which sound must have been spare before it is given up: two seconds at 30 a second. */
const PATIENCE_READS = 60;
const TOLERATED_MS = 10;

export interface SoundQueueOptions {
  /** How much is waited for before sound begins, and kept while it goes on. */
  readonly cushionMs: number;
  /** More than this is cut back to the cushion. */
  readonly limitMs: number;
}

/** Interleaved 16-bit stereo at 48 kHz. */
export class SoundQueue {
  readonly #samples: Int16Array;
  #start = 0;
  #length = 0;
  #isPlaying = false;
  #underruns = 0;
  #leastSpare = Infinity;
  #reads = 0;

  constructor(private readonly options: SoundQueueOptions) {
    this.#samples = new Int16Array(samplesIn(options.limitMs + 200));
  }

  /** How often it ran dry. */
  get underruns(): number {
    return this.#underruns;
  }

  push(samples: Int16Array): void {
    for (let i = 0; i < samples.length; i++) {
      this.#samples[(this.#start + this.#length + i) % this.#samples.length] = samples[i]!;
    }
    this.#length += samples.length;
    if (this.#length > samplesIn(this.options.limitMs))
      this.#drop(this.#length - samplesIn(this.options.cushionMs));
  }

  /** Adds the next samples to a mix of the same form; adds nothing while the cushion is being filled. */
  addTo(mix: Float32Array): void {
    if (!this.#isPlaying && this.#length < samplesIn(this.options.cushionMs)) return;
    this.#isPlaying = true;
    const count = Math.min(mix.length, this.#length);
    const size = this.#samples.length;
    for (let i = 0, at = this.#start; i < count; i++, at = at + 1 === size ? 0 : at + 1) {
      mix[i] = mix[i]! + this.#samples[at]! / 32768;
    }
    this.#drop(count);
    if (count < mix.length) {
      this.#isPlaying = false;
      this.#underruns += 1;
    }
    this.#giveUpDelay(mix.length);
  }

  /** What a burst has left behind, and jitter has not needed for two seconds, would only keep sound late. */
  #giveUpDelay(readLength: number): void {
    this.#leastSpare = Math.min(this.#leastSpare, this.#length);
    if (++this.#reads % PATIENCE_READS !== 0) return;
    const surplus = this.#leastSpare - Math.max(0, samplesIn(this.options.cushionMs) - readLength);
    if (surplus > samplesIn(TOLERATED_MS)) this.#drop(surplus - (surplus % CHANNELS));
    this.#leastSpare = Infinity;
  }

  #drop(count: number): void {
    this.#start = (this.#start + count) % this.#samples.length;
    this.#length -= count;
  }
}
