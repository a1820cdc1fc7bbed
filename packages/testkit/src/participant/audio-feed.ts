// Sends a tone into a room, or silence, without a gap.
import { AudioFrame, AudioSource, LocalAudioTrack } from '@livekit/rtc-node';
import { SAMPLE_RATE, sine } from '../tone/tone.js';

const FRAME_SAMPLES = SAMPLE_RATE / 50;
const QUEUE_MS = 200;

export class AudioFeed implements AsyncDisposable {
  readonly track: LocalAudioTrack;
  isSpeaking: boolean;
  readonly #source = new AudioSource(SAMPLE_RATE, 1, QUEUE_MS);
  readonly #running: Promise<void>;
  #isOver = false;

  constructor(name: string, toneHz: number, isSpeaking: boolean) {
    this.isSpeaking = isSpeaking;
    this.track = LocalAudioTrack.createAudioTrack(name, this.#source);
    this.#running = this.#run(sine(toneHz));
  }

  /** The source takes frames at the pace at which they are played, once its queue is full. */
  async #run(tone: (sampleCount: number) => Int16Array): Promise<void> {
    while (!this.#isOver) {
      const samples = this.isSpeaking ? tone(FRAME_SAMPLES) : new Int16Array(FRAME_SAMPLES);
      await this.#source.captureFrame(new AudioFrame(samples, SAMPLE_RATE, 1, FRAME_SAMPLES));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    await this.#running;
    await this.track.close();
  }
}
