// Watches a stream as it arrives, and remembers its last seconds.
import { crop, i420Pixels, readPicture, type SeenPicture } from '../picture/read-picture.js';
import { decodeStream, type DecodedPicture, type DecodedSound } from './decoded-stream.js';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const KEPT_PICTURES = 100;
const KEPT_SOUNDS = 150;

export class Viewer implements AsyncDisposable {
  readonly pictures: DecodedPicture[] = [];
  readonly sounds: DecodedSound[] = [];
  /** Called for each picture as it arrives. */
  onPicture: (picture: DecodedPicture) => void = () => {};
  onSound: (sound: DecodedSound) => void = () => {};
  /** The least time that a picture has taken from its place in the stream's clock to this decoder. */
  #leastWayMs = Infinity;
  readonly #watching: Promise<void>;
  readonly #over = new AbortController();

  constructor(url: string) {
    this.#watching = this.#watch(url);
    this.#watching.catch(() => {});
  }

  /** What is seen in a rectangle of the newest picture. */
  seen(place: Place, picture = this.pictures.at(-1)): SeenPicture | undefined {
    return picture && readPicture(pixelsOf(picture, place));
  }

  /** How many different pictures a rectangle has shown per second, over the last `count` pictures of the stream. */
  newPicturesPerSecond(place: Place, count: number): number {
    const recent = this.pictures.slice(-count);
    const numbers = recent.map((picture) => readPicture(pixelsOf(picture, place)).frameNumber);
    const changes = numbers.filter((number, i) => i > 0 && number !== numbers[i - 1]).length;
    return changes / (recent.at(-1)!.atSeconds - recent[0]!.atSeconds);
  }

  /** The last `seconds` of sound. */
  heard(seconds: number): { samples: Int16Array; sampleRate: number } {
    const sampleRate = this.sounds.at(-1)?.sampleRate ?? 48_000;
    const all = this.sounds.flatMap(({ samples }) => [...samples]);
    const samples = Int16Array.from(all.slice(-seconds * sampleRate), (value) => Math.round(value * 32_767));
    return { samples, sampleRate };
  }

  /**
   * Resolves with the milliseconds from `sinceMs` until the first picture that fits left its sender, by the stream's own
   * clock and the shortest way that a picture has had: what this process takes to decode does not count.
   * @throws Error when none has come within ten seconds.
   */
  async untilSeen(sinceMs: number, fits: (picture: DecodedPicture) => boolean): Promise<number> {
    const before = this.onPicture;
    try {
      return await new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('It was not seen within ten seconds.')), 10_000);
        const isSeen = (picture: DecodedPicture): boolean => {
          const afterMs = picture.atSeconds * 1000 + this.#leastWayMs - sinceMs;
          if (afterMs < 0 || !fits(picture)) return false;
          clearTimeout(timer);
          resolve(afterMs);
          return true;
        };
        if (!this.pictures.some(isSeen)) this.onPicture = (picture) => void isSeen(picture);
      });
    } finally {
      this.onPicture = before;
    }
  }

  async #watch(url: string): Promise<void> {
    for await (const part of decodeStream(url, this.#over.signal)) {
      if (part.kind === 'picture') {
        this.#leastWayMs = Math.min(this.#leastWayMs, part.receivedMs - part.atSeconds * 1000);
        this.pictures.push(part);
        if (this.pictures.length > KEPT_PICTURES) this.pictures.shift();
        this.onPicture(part);
      } else {
        this.sounds.push(part);
        if (this.sounds.length > KEPT_SOUNDS) this.sounds.shift();
        this.onSound(part);
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over.abort();
    await this.#watching.catch(() => {});
  }
}

function pixelsOf({ bytes, width, height }: DecodedPicture, place: Place) {
  return crop(i420Pixels(bytes, width, height), place.x, place.y, place.width, place.height);
}
