// Brings the pictures of one camera, which arrive unevenly, onto a steady clock without losing or repeating any.
import type { CameraPicture } from '../picture/camera-picture.js';

/** More waiting pictures than this are a backlog (the process was held up): the oldest go. */
const MAX_WAITING = 3;
/** Ticks over which a spare picture must always have been there before one is given up for less delay. */
const PATIENCE_TICKS = 150;

export class PictureQueue {
  readonly #waiting: CameraPicture[] = [];
  #leastSpare = Infinity;
  #ticks = 0;
  #taken = 0;
  #skipped = 0;

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

  push(picture: CameraPicture): void {
    this.#waiting.push(picture);
    if (this.#waiting.length > MAX_WAITING) this.#skip();
  }

  /** The picture for this tick of the clock; `undefined` when none has arrived since the last. */
  take(): CameraPicture | undefined {
    if (++this.#ticks % PATIENCE_TICKS === 0) {
      if (this.#leastSpare >= 1 && this.#waiting.length > 1) this.#skip();
      this.#leastSpare = Infinity;
    }
    const picture = this.#waiting.shift();
    if (picture) this.#taken += 1;
    this.#leastSpare = Math.min(this.#leastSpare, this.#waiting.length);
    return picture;
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  #skip(): void {
    this.#waiting.shift();
    this.#skipped += 1;
  }
}
