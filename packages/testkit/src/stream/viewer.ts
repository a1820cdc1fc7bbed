// Watches a stream as it arrives, and remembers its last seconds.
import { crop, i420Pixels, readFrame, type SeenFrame } from '../pattern/read-frame.js';
import { decodeStream, type DecodedFrame, type DecodedAudio } from './decoded-stream.js';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const KEPT_FRAMES = 100;
const KEPT_AUDIO = 150;

export class Viewer implements AsyncDisposable {
  readonly frames: DecodedFrame[] = [];
  readonly audioChunks: DecodedAudio[] = [];
  /** Called for each frame as it arrives. */
  onFrame: (frame: DecodedFrame) => void = () => {};
  onAudio: (audio: DecodedAudio) => void = () => {};
  /** The least time that a frame has taken from its place in the stream's clock to this decoder. */
  #leastWayMs = Infinity;
  readonly #watching: Promise<void>;
  readonly #over = new AbortController();

  constructor(url: string) {
    this.#watching = this.#watch(url);
    this.#watching.catch(() => {});
  }

  /** What is seen in a rectangle of the newest frame. */
  seen(place: Place, frame = this.frames.at(-1)): SeenFrame | undefined {
    return frame && readFrame(pixelsOf(frame, place));
  }

  /** How many different frames a rectangle has shown per second, over the last `count` frames of the stream. */
  newFramesPerSecond(place: Place, count: number): number {
    const recent = this.frames.slice(-count);
    const numbers = recent.map((frame) => readFrame(pixelsOf(frame, place)).frameNumber);
    const changes = numbers.filter((number, i) => i > 0 && number !== numbers[i - 1]).length;
    return changes / (recent.at(-1)!.atSeconds - recent[0]!.atSeconds);
  }

  /** The last `seconds` of audio. */
  heard(seconds: number): { samples: Int16Array; sampleRate: number } {
    const sampleRate = this.audioChunks.at(-1)?.sampleRate ?? 48_000;
    const all = this.audioChunks.flatMap(({ samples }) => [...samples]);
    const samples = Int16Array.from(all.slice(-seconds * sampleRate), (value) => Math.round(value * 32_767));
    return { samples, sampleRate };
  }

  /**
   * Resolves with the milliseconds from `sinceMs` until the first frame that fits left its sender, by the stream's own
   * clock and the shortest way that a frame has had: what this process takes to decode does not count.
   * @throws Error when none has come within ten seconds.
   */
  async untilSeen(sinceMs: number, fits: (frame: DecodedFrame) => boolean): Promise<number> {
    const before = this.onFrame;
    try {
      return await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('It was not seen within ten seconds.')), 10_000);
        const isSeen = (frame: DecodedFrame): boolean => {
          const afterMs = frame.atSeconds * 1000 + this.#leastWayMs - sinceMs;
          if (afterMs < 0 || !fits(frame)) return false;
          clearTimeout(timer);
          resolve(afterMs);
          return true;
        };
        if (!this.frames.some(isSeen)) this.onFrame = (frame) => void isSeen(frame);
      });
    } finally {
      this.onFrame = before;
    }
  }

  async #watch(url: string): Promise<void> {
    for await (const part of decodeStream(url, this.#over.signal)) {
      if (part.kind === 'frame') {
        this.#leastWayMs = Math.min(this.#leastWayMs, part.receivedMs - part.atSeconds * 1000);
        this.frames.push(part);
        if (this.frames.length > KEPT_FRAMES) this.frames.shift();
        this.onFrame(part);
      } else {
        this.audioChunks.push(part);
        if (this.audioChunks.length > KEPT_AUDIO) this.audioChunks.shift();
        this.onAudio(part);
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    await this.#watching.catch(() => {});
  }
}

function pixelsOf({ bytes, width, height }: DecodedFrame, place: Place) {
  // A layout may place between pixels.
  const [x, y] = [Math.round(place.x), Math.round(place.y)];
  return crop(i420Pixels(bytes, width, height), x, y, Math.floor(place.width), Math.floor(place.height));
}
