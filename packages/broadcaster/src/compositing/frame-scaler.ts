// Scales part of one frame straight into part of another, by swscale.
import { AV_PIX_FMT_YUV420P, FFmpegError, SoftwareScaleContext, SWS_BILINEAR } from 'node-av';
import { planesAt, type PlaneFrame, type Rectangle } from './plane-frame.js';

/**
 * swscale 9 writes whole vectors, and so beyond the right edge of what it was asked for up to a multiple of one (seen: of
 * 8 bytes, at every width). What lies between the edge and a multiple of this is put back after it.
 */
export const OVERRUN_BYTES = 32;

/**
 * Keeps swscale's tables for as long as sizes stay the same. All tiles of a frame take 1 to 3 ms; on other threads, one
 * after the other, each would wait for the scheduler and for the media that came in meanwhile: with 25 people on a busy
 * machine that was a second a frame.
 */
export class FrameScaler implements Disposable {
  #context: SoftwareScaleContext | undefined;
  #sizes = '';

  /** Both rectangles must be even; `to` may touch the right edge if the strides leave `OVERRUN_BYTES` there. */
  scale(source: PlaneFrame, from: Rectangle, target: PlaneFrame, to: Rectangle): void {
    const context = this.#contextFor(from, to);
    const guards = target.planes.map(
      (bytes, index) => new EdgeGuard(bytes, target.strides[index]!, to, index),
    );
    const status = context.scaleSync(
      planesAt(source, from.x, from.y),
      [...source.strides],
      0,
      from.height,
      planesAt(target, to.x, to.y),
      [...target.strides],
    );
    FFmpegError.throwIfError(status, 'scale a frame');
    for (const guard of guards) guard.restore();
  }

  #contextFor(from: Rectangle, to: Rectangle): SoftwareScaleContext {
    const sizes = [from.width, from.height, to.width, to.height].join();
    if (this.#context && this.#sizes === sizes) return this.#context;
    this[Symbol.dispose]();
    const context = new SoftwareScaleContext();
    const format = AV_PIX_FMT_YUV420P;
    context.getContext(from.width, from.height, format, to.width, to.height, format, SWS_BILINEAR);
    this.#context = context;
    this.#sizes = sizes;
    return context;
  }

  [Symbol.dispose](): void {
    this.#context?.freeContext();
    this.#context = undefined;
  }
}

/** Saves the bytes right of a rectangle in one plane, which swscale may overwrite. */
class EdgeGuard {
  readonly #saved: Uint8Array;
  readonly #start: number;
  readonly #rows: number;
  readonly #columns: number;

  constructor(
    private readonly bytes: Buffer,
    private readonly stride: number,
    to: Rectangle,
    plane: number,
  ) {
    const shift = plane === 0 ? 0 : 1;
    const right = (to.x + to.width) >> shift;
    const beyond = -(to.width >> shift) & (OVERRUN_BYTES - 1);
    this.#columns = Math.min(beyond, stride - right);
    this.#rows = to.height >> shift;
    this.#start = (to.y >> shift) * stride + right;
    this.#saved = new Uint8Array(this.#rows * this.#columns);
    for (let row = 0, at = 0; row < this.#rows; row++) {
      for (let from = this.#start + row * stride, end = from + this.#columns; from < end; from++) {
        this.#saved[at++] = bytes[from]!;
      }
    }
  }

  restore(): void {
    for (let row = 0, at = 0; row < this.#rows; row++) {
      for (let to = this.#start + row * this.stride, end = to + this.#columns; to < end; to++) {
        this.bytes[to] = this.#saved[at++]!;
      }
    }
  }
}
