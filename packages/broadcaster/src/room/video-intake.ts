// Takes in the decoded frames of one subscribed track.
import type { VideoFrameReceived } from '@livekit/rtc-ffi-bindings';
import type { RemoteTrack } from '@livekit/rtc-node';
import type { CameraFrame, Rotation } from '../compositing/camera-frame.js';
import { framePlanes } from '../compositing/plane-frame.js';
import { NativeBytes } from './ffi.js';
import type { Intake } from './lip-sync.js';
import { MediaStream } from './media-stream.js';
import { FrameQueue } from './frame-queue.js';
import { TrackDelay } from './track-delay.js';

/** How long after its arrival a frame is shown at the least: its way to the next tick, and half a frame for jitter. */
const LEAST_HOLD_MS = 33;

/** Not in TypeScript's library for ES2023, and behind an option in Node 20. */
type TransferableBuffer = ArrayBufferLike & { transfer?: (bytes: number) => ArrayBuffer };

export class VideoIntake implements Intake {
  readonly queue = new FrameQueue<ReceivedFrame>({ holdMs: LEAST_HOLD_MS });
  readonly leastWaitMs = LEAST_HOLD_MS;
  readonly delay: TrackDelay;
  #isPaused = false;
  readonly #stream: MediaStream | undefined;

  constructor(track: RemoteTrack) {
    this.delay = new TrackDelay(track);
    this.#stream = MediaStream.video(track, (received) => {
      const frame = new ReceivedFrame(received);
      if (this.#isPaused) frame.free();
      else this.queue.push(frame, performance.now());
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
    this.#stream?.close();
    this.queue.clear();
  }
}

/** A frame that waits in the native client's memory: one that is never shown is never copied. */
class ReceivedFrame {
  readonly width: number;
  readonly height: number;
  readonly #bytes: NativeBytes;
  readonly #rotation: Rotation;

  constructor({ buffer, rotation }: VideoFrameReceived) {
    const { width = 0, height = 0, dataPtr } = buffer!.info!;
    this.width = width;
    this.height = height;
    this.#rotation = ((rotation ?? 0) * 90) as Rotation;
    this.#bytes = new NativeBytes(dataPtr, buffer!.handle?.id);
  }

  free(): void {
    this.#bytes.free();
  }

  /** `undefined` when it has gone with its stream. */
  take(): CameraFrame | undefined {
    const { width, height } = this;
    const chromaBytes = ((width + 1) >> 1) * ((height + 1) >> 1);
    const bytes = this.#bytes.take(width * height + 2 * chromaBytes);
    if (!bytes) return undefined;
    return {
      ...framePlanes(bytes, width, height),
      rotation: this.#rotation,
      free: () => void (bytes.buffer as TransferableBuffer).transfer?.(0),
    };
  }
}
