// A drawing that is laid over the frame with its own opacity (labels, icons), prepared once and blended often.
import type { PlaneFrame } from './plane-frame.js';

/** A colour in the frame's own terms: BT.601, limited range. */
export interface YuvColor {
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/** @param hex `#rrggbb` */
export function yuvColor(hex: string): YuvColor {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  return {
    y: Math.round(16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255),
    u: Math.round(128 + (-37.797 * r - 74.203 * g + 112 * b) / 255),
    v: Math.round(128 + (112 * r - 93.786 * g - 18.214 * b) / 255),
  };
}

/** One plane of an overlay: what is kept of the frame (0..256), and what is added, times 256. */
interface OverlayPlane {
  readonly width: number;
  readonly height: number;
  readonly keep: Uint16Array;
  readonly add: Uint16Array;
}

/** Blends colours by opacity into each other before they meet the frame. Width and height are even. */
export class Overlay {
  readonly #planes: [OverlayPlane, OverlayPlane, OverlayPlane];

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    const plane = (w: number, h: number): OverlayPlane => ({
      width: w,
      height: h,
      keep: new Uint16Array(w * h).fill(256),
      add: new Uint16Array(w * h),
    });
    this.#planes = [plane(width, height), plane(width / 2, height / 2), plane(width / 2, height / 2)];
  }

  /** Paints a colour above what was painted before. `opacityAt` gives 0..1 for each pixel of luma. */
  paint({ y, u, v }: YuvColor, opacityAt: (x: number, y: number) => number): this {
    const { width, height } = this;
    const opacity = new Float32Array(width * height);
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) opacity[row * width + column] = opacityAt(column, row);
    }
    const halved = (column: number, row: number): number => {
      const at = 2 * row * width + 2 * column;
      return (opacity[at]! + opacity[at + 1]! + opacity[at + width]! + opacity[at + width + 1]!) / 4;
    };
    paintPlane(this.#planes[0], y, (column, row) => opacity[row * width + column]!);
    paintPlane(this.#planes[1], u, halved);
    paintPlane(this.#planes[2], v, halved);
    return this;
  }

  /** Blends onto the frame; x and y must be even and the overlay must lie inside. */
  blend(frame: PlaneFrame, x: number, y: number): void {
    this.#planes.forEach((plane, index) => {
      const shift = index === 0 ? 0 : 1;
      const stride = frame.strides[index]!;
      blendPlane(plane, frame.planes[index]!, (y >> shift) * stride + (x >> shift), stride);
    });
  }
}

function paintPlane(plane: OverlayPlane, value: number, opacityAt: (x: number, y: number) => number): void {
  for (let row = 0; row < plane.height; row++) {
    for (let column = 0; column < plane.width; column++) {
      const opacity = Math.min(1, Math.max(0, opacityAt(column, row)));
      const at = row * plane.width + column;
      plane.keep[at] = Math.round(plane.keep[at]! * (1 - opacity));
      plane.add[at] = Math.round(plane.add[at]! * (1 - opacity) + value * 256 * opacity);
    }
  }
}

function blendPlane(
  { width, height, keep, add }: OverlayPlane,
  bytes: Buffer,
  start: number,
  stride: number,
): void {
  for (let row = 0; row < height; row++) {
    let to = start + row * stride;
    for (let at = row * width, end = at + width; at < end; at++, to++) {
      bytes[to] = (bytes[to]! * keep[at]! + add[at]! + 128) >> 8;
    }
  }
}
