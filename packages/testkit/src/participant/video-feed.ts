// Sends a pattern of this kit into a room, frame after frame.
import { VideoEncoding } from '@livekit/rtc-ffi-bindings';
import { LocalVideoTrack, VideoBufferType, VideoFrame, VideoSource } from '@livekit/rtc-node';
import { PATTERN_DEFAULTS, painter, type Pattern } from '../pattern/pattern.js';

export class VideoFeed implements AsyncDisposable {
  readonly track: LocalVideoTrack;
  /** All of the pattern's frames: LiveKit's own choice leaves half of them out of a small pattern. */
  readonly encoding: VideoEncoding;
  readonly #source: VideoSource;
  readonly #timer: NodeJS.Timeout;
  #frameNumber = 0;

  constructor(name: string, pattern: Pattern) {
    const { width, height, fps } = { ...PATTERN_DEFAULTS, ...pattern };
    this.encoding = new VideoEncoding({ maxBitrate: BigInt(3 * width * height), maxFramerate: fps });
    const paint = painter(pattern);
    this.#source = new VideoSource(width, height);
    this.track = LocalVideoTrack.createVideoTrack(name, this.#source);
    this.#timer = setInterval(() => {
      this.#source.captureFrame(
        new VideoFrame(paint(this.#frameNumber), width, height, VideoBufferType.I420),
      );
      this.#frameNumber += 1;
    }, 1000 / fps);
  }

  /** The number of the last frame that was sent. */
  get frameNumber(): number {
    return this.#frameNumber - 1;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.track.close();
  }
}
