// Brings the pictures of one camera, which arrive unevenly, onto a steady clock: each as late as the sound needs, none lost.
import type { CameraPicture } from '../picture/camera-picture.js';

/** A tick of the clock, and the distance of pictures at 30 a second. */
const FRAME_MS = 1000 / 30;
/** Pictures keep their place in the clock until they are, on average, further than this from it: half a frame and a bit. */
const TOLERATED_MS = 18;
/** Share of a new picture in the average: about half a second. */
const SMOOTHING = 1 / 15;
/** Large pictures (a screen in 4K takes 12 MB) do not wait in numbers. */
const MAX_WAITING_BYTES = 24 * 2 ** 20;
/** A process that was held up shows what is new, not a backlog: so many pictures more than the hold needs may wait. */
const SPARE_PICTURES = 3;

interface WaitingPicture {
  readonly picture: CameraPicture;
  readonly arrivedMs: number;
}

/** Times are milliseconds of `performance.now`. */
export class PictureQueue {
  /** How long after its arrival a picture is to be shown. */
  holdMs: number;
  readonly #waiting: WaitingPicture[] = [];
  /** By how much pictures were shown too late, on average. */
  #lateMs = 0;
  #isFirst = true;
  #taken = 0;
  #skipped = 0;

  constructor({ holdMs }: { holdMs: number }) {
    this.holdMs = holdMs;
  }

  /** Pictures that were shown. */
  get taken(): number {
    return this.#taken;
  }

  /** Pictures that arrived and were never shown. */
  get skipped(): number {
    return this.#skipped;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  push(picture: CameraPicture, arrivedMs: number): void {
    this.#waiting.push({ picture, arrivedMs });
    if (this.#waiting.length > this.#limit(picture)) this.#skip();
  }

  /** What waits was of another time; the next picture is a first one again. */
  clear(): void {
    for (const { picture } of this.#waiting.splice(0)) picture.free?.();
    this.#lateMs = 0;
    this.#isFirst = true;
  }

  /**
   * The picture for the tick of the clock at `dueMs`, for the caller to free; `undefined` when the one before is to
   * stay.
   */
  take(dueMs: number): CameraPicture | undefined {
    const next = this.#waiting[0];
    if (!next) return undefined;
    if (!this.#isFirst && this.#isEarly(next, dueMs)) return undefined;
    if (this.#lateMs > TOLERATED_MS && this.#waiting.length > 1) {
      this.#skip();
      this.#lateMs -= FRAME_MS;
    }
    const { picture, arrivedMs } = this.#waiting.shift()!;
    if (!this.#isFirst) this.#lateMs += (dueMs - arrivedMs - this.holdMs - this.#lateMs) * SMOOTHING;
    this.#isFirst = false;
    this.#taken += 1;
    return picture;
  }

  /** The first picture of all is never too early, nor is one that would make the queue overflow. */
  #isEarly({ picture, arrivedMs }: WaitingPicture, dueMs: number): boolean {
    if (this.#waiting.length >= this.#limit(picture)) return false;
    if (dueMs - arrivedMs - this.holdMs < -FRAME_MS) return true;
    if (this.#lateMs > -TOLERATED_MS) return false;
    this.#lateMs += FRAME_MS;
    return true;
  }

  #limit({ width, height }: CameraPicture): number {
    const byTime = Math.ceil(this.holdMs / FRAME_MS) + SPARE_PICTURES;
    return Math.max(2, Math.min(byTime, Math.floor(MAX_WAITING_BYTES / (width * height * 1.5))));
  }

  #skip(): void {
    this.#waiting.shift()?.picture.free?.();
    this.#skipped += 1;
  }
}
