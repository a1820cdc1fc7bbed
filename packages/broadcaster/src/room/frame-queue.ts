// Brings the frames of one camera, which arrive unevenly, onto a steady clock: each as late as the audio needs, none lost.
import { DEFAULT_FRAMES_PER_SECOND } from '@airlock-rtc/contract';

/** A tick of the clock, and the distance of frames as cameras and broadcasts have it. */
const FRAME_MS = 1000 / DEFAULT_FRAMES_PER_SECOND;
/** Frames keep their place in the clock until they are, on average, further than this from it: half a frame and a bit. */
const TOLERATED_MS = 18;
/** Share of a new frame in the average: about half a second. */
const SMOOTHING = 1 / 15;
/** Large frames (a screen in 4K takes 12 MB) do not wait in numbers. */
const MAX_WAITING_BYTES = 24 * 2 ** 20;
/** A process that was held up shows what is new, not a backlog: so many frames more than the hold needs may wait. */
const SPARE_FRAMES = 3;

/** What is known of a frame while it waits. */
export interface QueuedFrame {
  readonly width: number;
  readonly height: number;
  /** Gives its memory back. */
  readonly free?: () => void;
}

/** Times are milliseconds of `performance.now`. */
export class FrameQueue<Frame extends QueuedFrame> {
  /** How long after its arrival a frame is to be shown. */
  holdMs: number;
  readonly #waiting: { readonly frame: Frame; readonly arrivedMs: number }[] = [];
  /** By how much frames were shown too late, on average. */
  #lateMs = 0;
  #isFirst = true;
  #taken = 0;
  #skipped = 0;

  constructor({ holdMs }: { holdMs: number }) {
    this.holdMs = holdMs;
  }

  /** Frames that were shown. */
  get taken(): number {
    return this.#taken;
  }

  /** Frames that arrived and were never shown. */
  get skipped(): number {
    return this.#skipped;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  push(frame: Frame, arrivedMs: number): void {
    this.#waiting.push({ frame, arrivedMs });
    if (this.#waiting.length > this.#limit(frame)) this.#skip();
  }

  /** What waits was of another time; the next frame is a first one again. */
  clear(): void {
    for (const { frame } of this.#waiting.splice(0)) frame.free?.();
    this.#lateMs = 0;
    this.#isFirst = true;
  }

  /**
   * The frame for the tick of the clock at `dueMs`, for the caller to free; `undefined` when the one before is to
   * stay.
   */
  take(dueMs: number): Frame | undefined {
    const next = this.#waiting[0];
    if (!next) return undefined;
    if (!this.#isFirst && this.#isEarly(next, dueMs)) return undefined;
    if (this.#lateMs > TOLERATED_MS && this.#waiting.length > 1) {
      this.#skip();
      this.#lateMs -= FRAME_MS;
    }
    const { frame, arrivedMs } = this.#waiting.shift()!;
    if (!this.#isFirst) this.#lateMs += (dueMs - arrivedMs - this.holdMs - this.#lateMs) * SMOOTHING;
    this.#isFirst = false;
    this.#taken += 1;
    return frame;
  }

  /** The first frame of all is never too early, nor is one that would make the queue overflow. */
  #isEarly({ frame, arrivedMs }: { frame: Frame; arrivedMs: number }, dueMs: number): boolean {
    if (this.#waiting.length >= this.#limit(frame)) return false;
    if (dueMs - arrivedMs - this.holdMs < -FRAME_MS) return true;
    if (this.#lateMs > -TOLERATED_MS) return false;
    this.#lateMs += FRAME_MS;
    return true;
  }

  #limit({ width, height }: Frame): number {
    const byTime = Math.ceil(this.holdMs / FRAME_MS) + SPARE_FRAMES;
    return Math.max(2, Math.min(byTime, Math.floor(MAX_WAITING_BYTES / (width * height * 1.5))));
  }

  #skip(): void {
    this.#waiting.shift()?.frame.free?.();
    this.#skipped += 1;
  }
}
