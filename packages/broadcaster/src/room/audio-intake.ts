// Takes in the decoded audio of one subscribed track.
import type { AudioFrameReceived } from '@livekit/rtc-ffi-bindings';
import type { RemoteTrack } from '@livekit/rtc-node';
import { LEAST_CUSHION_MS } from '../audio/mixer.js';
import type { AudioQueue } from '../audio/audio-queue.js';
import { NativeBytes } from './ffi.js';
import type { Intake } from './lip-sync.js';
import { MediaStream } from './media-stream.js';
import { TrackDelay } from './track-delay.js';

const BYTES_PER_SAMPLE = 2;

export class AudioIntake implements Intake {
  readonly leastWaitMs = LEAST_CUSHION_MS;
  readonly delay: TrackDelay;
  readonly #stream: MediaStream | undefined;

  constructor(
    track: RemoteTrack,
    private readonly queue: AudioQueue,
    /** Called for each frame of 20 ms, interleaved. */
    onAudio: (frame: Int16Array) => void,
  ) {
    this.delay = new TrackDelay(track);
    this.#stream = MediaStream.audio(track, (frame) => {
      const samples = toSamples(frame);
      if (!samples) return;
      queue.push(samples, performance.now());
      onAudio(samples);
    });
  }

  set waitMs(cushionMs: number) {
    this.queue.cushionMs = cushionMs;
  }

  close(): void {
    this.#stream?.close();
  }
}

function toSamples({ frame }: AudioFrameReceived): Int16Array | undefined {
  const { dataPtr, numChannels = 0, samplesPerChannel = 0 } = frame!.info!;
  const length = numChannels * samplesPerChannel * BYTES_PER_SAMPLE;
  const bytes = new NativeBytes(dataPtr, frame!.handle?.id).take(length);
  if (!bytes) return undefined;
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / BYTES_PER_SAMPLE);
}
