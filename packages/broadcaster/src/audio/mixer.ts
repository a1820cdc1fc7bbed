// Mixes everybody's audio into stretches of a steady clock.
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import { Leveller } from './leveller.js';
import { Limiter } from './limiter.js';
import { AudioQueue } from './audio-queue.js';

/** WebRTC delivers audio in steps of 10 ms, here two at a time: this much keeps gaps away. */
export const LEAST_CUSHION_MS = 35;

export class Mixer {
  readonly #queues = new Map<string, AudioQueue>();
  readonly #limiter = new Limiter();
  #samplesMixed = 0;

  /** @param levelsVoices brings people to about the same loudness. */
  constructor(private readonly levelsVoices = false) {}

  /** A queue for one track, by its sid. Music and the audio of a share keep their level. */
  open(trackSid: string, isVoice: boolean): AudioQueue {
    const leveller = isVoice && this.levelsVoices ? new Leveller() : undefined;
    const queue = new AudioQueue({ cushionMs: LEAST_CUSHION_MS, leveller });
    this.#queues.set(trackSid, queue);
    return queue;
  }

  close(trackSid: string): void {
    this.#queues.delete(trackSid);
  }

  /**
   * The audio from where the last call ended until `untilSeconds`, interleaved; empty when that is past.
   * @param dueMs the same moment as `untilSeconds`, in milliseconds of `performance.now`.
   */
  mixUntil(untilSeconds: number, dueMs: number): Float32Array {
    const wanted = Math.round(untilSeconds * SAMPLE_RATE_HZ) - this.#samplesMixed;
    const mix = new Float32Array(Math.max(0, wanted) * CHANNELS);
    this.#samplesMixed += mix.length / CHANNELS;
    if (mix.length > 0) for (const queue of this.#queues.values()) queue.addTo(mix, dueMs);
    this.#limiter.apply(mix);
    return mix;
  }
}
