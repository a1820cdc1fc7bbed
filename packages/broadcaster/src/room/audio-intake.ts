// Reads the decoded sound of one subscribed track into its queue.
import { AudioStream, type AudioFrame, type RemoteAudioTrack } from '@livekit/rtc-node';
import { CHANNELS, SAMPLE_RATE_HZ } from '../encoding/encoding-settings.js';
import type { SoundQueue } from '../sound/sound-queue.js';

export class AudioIntake {
  readonly #reader: ReadableStreamDefaultReader<AudioFrame>;

  constructor(
    track: RemoteAudioTrack,
    private readonly queue: SoundQueue,
  ) {
    const format = { sampleRate: SAMPLE_RATE_HZ, numChannels: CHANNELS, frameSizeMs: 20 };
    this.#reader = new AudioStream(track, format).getReader() as ReadableStreamDefaultReader<AudioFrame>;
    void this.#read();
  }

  async #read(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return;
      this.queue.push(value.data);
    }
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}
