// Brings back what a part of the frame showed before something was drawn over it.
import type { PlaneFrame, Rectangle } from './plane-frame.js';

export class SavedArea {
  readonly #planes: Buffer[];

  /** The area is even, and lies inside. */
  constructor(
    private readonly frame: PlaneFrame,
    private readonly area: Rectangle,
  ) {
    this.#planes = frame.planes.map((_, index) => {
      const shift = index === 0 ? 0 : 2;
      return Buffer.alloc((area.width * area.height) >> shift);
    });
  }

  /** Remembers what is there now. */
  capture(): void {
    this.#eachRow((saved, at, bytes, start, length) => bytes.copy(saved, at, start, start + length));
  }

  restore(): void {
    this.#eachRow((saved, at, bytes, start, length) => saved.copy(bytes, start, at, at + length));
  }

  #eachRow(copy: (saved: Buffer, at: number, bytes: Buffer, start: number, length: number) => void): void {
    this.#planes.forEach((saved, index) => {
      const shift = index === 0 ? 0 : 1;
      const stride = this.frame.strides[index]!;
      const [x, y] = [this.area.x >> shift, this.area.y >> shift];
      const length = this.area.width >> shift;
      for (let row = 0; row < this.area.height >> shift; row++) {
        copy(saved, row * length, this.frame.planes[index]!, (y + row) * stride + x, length);
      }
    });
  }
}
