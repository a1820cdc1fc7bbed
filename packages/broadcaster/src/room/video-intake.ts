// Takes in the decoded pictures of one subscribed track.
import { FfiHandle, livekitCopyBuffer, type VideoFrameReceived } from '@livekit/rtc-ffi-bindings';
import type { RemoteTrack } from '@livekit/rtc-node';
import type { CameraPicture, Rotation } from '../picture/camera-picture.js';
import { picturePlanes } from '../picture/plane-picture.js';
import type { Intake } from './lip-sync.js';
import { MediaStream } from './media-stream.js';
import { PictureQueue } from './picture-queue.js';
import { TrackDelay } from './track-delay.js';

/** How long after its arrival a picture is shown at the least: its way to the next tick, and half a frame for jitter. */
const LEAST_HOLD_MS = 33;

/** Not in TypeScript's library for ES2023, and behind an option in Node 20. */
type TransferableBuffer = ArrayBufferLike & { transfer?: (bytes: number) => ArrayBuffer };

export class VideoIntake implements Intake {
  readonly queue = new PictureQueue({ holdMs: LEAST_HOLD_MS });
  readonly leastWaitMs = LEAST_HOLD_MS;
  readonly delay: TrackDelay;
  #isPaused = false;
  readonly #stream: MediaStream;

  constructor(track: RemoteTrack) {
    this.delay = new TrackDelay(track);
    this.#stream = MediaStream.video(track, (frame) => {
      const picture = toCameraPicture(frame);
      if (this.#isPaused) picture.free?.();
      else this.queue.push(picture, performance.now());
    });
  }

  /** While it is paused, what is still under way is thrown away. */
  set isPaused(isPaused: boolean) {
    this.#isPaused = isPaused;
    if (isPaused) this.queue.clear();
  }

  set waitMs(holdMs: number) {
    this.queue.holdMs = holdMs;
  }

  close(): void {
    this.#stream.close();
    this.queue.clear();
  }
}

function toCameraPicture({ buffer, rotation }: VideoFrameReceived): CameraPicture {
  const { width = 0, height = 0, dataPtr } = buffer!.info!;
  const chromaBytes = ((width + 1) >> 1) * ((height + 1) >> 1);
  const bytes = livekitCopyBuffer(dataPtr!, width * height + 2 * chromaBytes);
  new FfiHandle(buffer!.handle!.id!).dispose();
  return {
    ...picturePlanes(bytes, width, height),
    rotation: ((rotation ?? 0) * 90) as Rotation,
    free: () => void (bytes.buffer as TransferableBuffer).transfer?.(0),
  };
}
