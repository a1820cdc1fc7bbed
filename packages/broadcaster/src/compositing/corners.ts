// Rounded corners: brings back what lay under the corners of a tile after the tile was drawn over it.
import type { PlaneFrame, Rectangle } from './plane-frame.js';

/** The four corner blocks of one rectangle in one frame. */
export class Corners {
  readonly #planes: CornerPlane[];

  /** @param radius in pixels; made even, and no more than half of the shorter side. */
  constructor(frame: PlaneFrame, rectangle: Rectangle, radius: number) {
    const even = 2 * Math.floor(Math.min(radius, rectangle.width / 2, rectangle.height / 2) / 2);
    this.#planes = frame.planes.map((bytes, index) => {
      const shift = index === 0 ? 0 : 1;
      return new CornerPlane(bytes, frame.strides[index]!, {
        x: rectangle.x >> shift,
        y: rectangle.y >> shift,
        width: rectangle.width >> shift,
        height: rectangle.height >> shift,
        radius: even >> shift,
      });
    });
  }

  /** Remembers what is there now. */
  capture(): void {
    for (const plane of this.#planes) plane.capture();
  }

  /** Blends what was remembered over the corners. */
  restore(): void {
    for (const plane of this.#planes) plane.restore();
  }
}

class CornerPlane {
  /** Positions in the plane, how much of the tile stays there (0..255 of 256), and what was there before. */
  readonly #at: Uint32Array;
  readonly #keep: Uint8Array;
  readonly #before: Uint8Array;

  constructor(
    private readonly bytes: Buffer,
    stride: number,
    { x, y, width, height, radius }: Rectangle & { radius: number },
  ) {
    const at: number[] = [];
    const keep: number[] = [];
    for (let row = 0; row < radius; row++) {
      for (let column = 0; column < radius; column++) {
        const distance = Math.hypot(radius - column - 0.5, radius - row - 0.5) - radius;
        const covered = Math.min(1, Math.max(0, 0.5 - distance));
        if (covered === 1) continue;
        for (const top of [y + row, y + height - 1 - row]) {
          for (const left of [x + column, x + width - 1 - column]) {
            at.push(top * stride + left);
            keep.push(Math.round(covered * 255));
          }
        }
      }
    }
    this.#at = Uint32Array.from(at);
    this.#keep = Uint8Array.from(keep);
    this.#before = new Uint8Array(at.length);
  }

  capture(): void {
    for (let i = 0; i < this.#at.length; i++) this.#before[i] = this.bytes[this.#at[i]!]!;
  }

  restore(): void {
    const bytes = this.bytes;
    for (let i = 0; i < this.#at.length; i++) {
      const at = this.#at[i]!;
      const keep = this.#keep[i]!;
      bytes[at] = (bytes[at]! * keep + this.#before[i]! * (256 - keep) + 128) >> 8;
    }
  }
}
