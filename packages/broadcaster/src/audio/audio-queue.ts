// One participant's audio on its way to the mix: each sample as late as the frames need it, by cuts that are not heard.
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import type { Leveller } from './leveller.js';

const PER_MS = SAMPLE_RATE_HZ / 1000;
/** Room for a second; what is beyond it is lost, the oldest first. */
const CAPACITY = SAMPLE_RATE_HZ;
/** The delay may be so far from what is wanted, on average, before audio is cut or repeated. */
const TOLERATED_MS = 10;
/** Beyond this it is put right at once, without an average: the process was held up. */
const JUMP_MS = 120;
/** Share of a new reading in the average: about half a second. */
const SMOOTHING = 1 / 15;
const CROSSFADE = 10 * PER_MS;

/** Interleaved 16-bit stereo at 48 kHz. Times are milliseconds of `performance.now`; positions count sample pairs. */
export class AudioQueue {
  /** How long after its arrival audio is to be heard. */
  cushionMs: number;
  readonly #samples = new Int16Array(CAPACITY * CHANNELS);
  /** Positions of the next sample pair to play and of the next to come; they only grow. */
  #read = 0;
  #written = 0;
  #lastArrivedMs = 0;
  #isPlaying = false;
  #underruns = 0;
  /** How much later than wanted audio is heard, on average. */
  #lateMs = 0;

  readonly #leveller: Leveller | undefined;
  #gain = 1;

  constructor({ cushionMs, leveller }: { cushionMs: number; leveller?: Leveller }) {
    this.cushionMs = cushionMs;
    this.#leveller = leveller;
  }

  /** How often it ran dry. */
  get underruns(): number {
    return this.#underruns;
  }

  /** @param arrivedMs when the last of these samples came. */
  push(samples: Int16Array, arrivedMs: number): void {
    for (let i = 0, at = this.#index(this.#written); i < samples.length; i++) {
      this.#samples[at] = samples[i]!;
      if (++at === this.#samples.length) at = 0;
    }
    this.#leveller?.add(samples, samples.length / CHANNELS / SAMPLE_RATE_HZ);
    this.#written += samples.length / CHANNELS;
    this.#read = Math.max(this.#read, this.#written - CAPACITY);
    this.#lastArrivedMs = arrivedMs;
  }

  /** Adds the next samples to a mix of the same form that ends at `dueMs`; adds nothing before it is time. */
  addTo(mix: Float32Array, dueMs: number): void {
    if (!this.#leveller) return this.#addTo(mix, dueMs);
    const own = new Float32Array(mix.length);
    this.#addTo(own, dueMs);
    const [from, to] = [this.#gain, this.#leveller.gain];
    for (let i = 0; i < own.length; i++) mix[i] = mix[i]! + own[i]! * (from + ((to - from) * i) / own.length);
    this.#gain = to;
  }

  #addTo(mix: Float32Array, dueMs: number): void {
    const wanted = mix.length / CHANNELS;
    let lateMs = this.#lateness(dueMs - wanted / PER_MS);
    if (this.#isPlaying && Math.abs(lateMs) > JUMP_MS) this.#isPlaying = false;
    let from = 0;
    if (!this.#isPlaying) {
      if (-lateMs * PER_MS >= wanted || this.#read === this.#written) return;
      if (lateMs > 0) this.#read = Math.min(this.#written, this.#read + Math.round(lateMs * PER_MS));
      else from = Math.round(-lateMs * PER_MS);
      [this.#isPlaying, this.#lateMs, lateMs] = [true, 0, 0];
    }
    this.#lateMs += (lateMs - this.#lateMs) * SMOOTHING;
    if (Math.abs(this.#lateMs) > TOLERATED_MS) this.#shift(mix, Math.round(this.#lateMs * PER_MS));
    else this.#play(mix, from);
  }

  /** How much later than wanted the next sample would be heard at `atMs`. */
  #lateness(atMs: number): number {
    const nextArrivedMs = this.#lastArrivedMs - (this.#written - this.#read) / PER_MS;
    return atMs - nextArrivedMs - this.cushionMs;
  }

  #play(mix: Float32Array, from: number): void {
    const wanted = mix.length / CHANNELS - from;
    const count = Math.min(wanted, this.#written - this.#read);
    for (
      let i = from * CHANNELS, end = (from + count) * CHANNELS, at = this.#index(this.#read);
      i < end;
      i++
    ) {
      mix[i] = mix[i]! + this.#samples[at]! / 32768;
      if (++at === this.#samples.length) at = 0;
    }
    this.#read += count;
    if (count === wanted) return;
    this.#isPlaying = false;
    this.#underruns += 1;
  }

  /** Leaves out `count` sample pairs, or plays `-count` once more, and blends the two places into each other. */
  #shift(mix: Float32Array, count: number): void {
    const wanted = mix.length / CHANNELS;
    const to = Math.min(this.#read + count, this.#written - wanted);
    if (to < 0 || to < this.#written - CAPACITY || to === this.#read) return this.#play(mix, 0);
    const fade = Math.min(CROSSFADE, wanted, this.#written - this.#read);
    const start = this.#read;
    for (let i = 0; i < wanted * CHANNELS; i++) {
      const pair = Math.floor(i / CHANNELS);
      const after = this.#at(to, i);
      const share = Math.min(1, pair / fade);
      const sample = share < 1 ? after * share + this.#at(start, i) * (1 - share) : after;
      mix[i] = mix[i]! + sample / 32768;
    }
    this.#read = to + wanted;
    this.#lateMs -= (to - start) / PER_MS;
  }

  #at(position: number, offset: number): number {
    return this.#samples[(this.#index(position) + offset) % this.#samples.length]!;
  }

  #index(position: number): number {
    return (position % CAPACITY) * CHANNELS;
  }
}
