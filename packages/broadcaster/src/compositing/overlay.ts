// A drawing that is laid over the frame with its own opacity (labels, icons), prepared once and blended often.
import type { PlaneFrame } from './plane-frame.js';

/** A colour in the frame's own terms: BT.601, limited range. */
export interface YuvColor {
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/** Pixels with red, green, blue and opacity, row by row. */
export interface PixelBitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

const weigh = (zero: number, r: number, g: number, b: number) => ({
  zero,
  r: r / 255,
  g: g / 255,
  b: b / 255,
});
const FROM_RGB = [
  weigh(16, 65.481, 128.553, 24.966),
  weigh(128, -37.797, -74.203, 112),
  weigh(128, 112, -93.786, -18.214),
];

/** @param hex `#rrggbb` */
export function yuvColor(hex: string): YuvColor {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const [y, u, v] = FROM_RGB.map(({ zero, r, g, b }) => Math.round(zero + r * red + g * green + b * blue));
  return { y: y!, u: u!, v: v! };
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

  /** Paints pixels of their own colours above what was painted before, their top left at `left`, `top`. */
  paintPixels({ width, height, rgba }: PixelBitmap, left: number, top: number): this {
    const pixelAt = (x: number, y: number): number => {
      const [column, row] = [x - left, y - top];
      return column < 0 || row < 0 || column >= width || row >= height ? -1 : 4 * (row * width + column);
    };
    this.#planes.forEach((plane, index) => {
      const side = index === 0 ? 1 : 2;
      const weights = FROM_RGB[index]!;
      for (let row = 0; row < plane.height; row++) {
        for (let column = 0; column < plane.width; column++) {
          let [opacity, sum] = [0, 0];
          for (let part = 0; part < side * side; part++) {
            const at = pixelAt(column * side + (part % side), row * side + (part >> 1));
            if (at < 0 || rgba[at + 3] === 0) continue;
            const own = rgba[at + 3]! / 255 / (side * side);
            opacity += own;
            sum +=
              own *
              (weights.zero + weights.r * rgba[at]! + weights.g * rgba[at + 1]! + weights.b * rgba[at + 2]!);
          }
          if (opacity > 0) lay(plane, row * plane.width + column, sum, opacity);
        }
      }
    });
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
      lay(plane, row * plane.width + column, value * opacity, opacity);
    }
  }
}

/** @param value times its opacity */
function lay({ keep, add }: OverlayPlane, at: number, value: number, opacity: number): void {
  keep[at] = Math.round(keep[at]! * (1 - opacity));
  add[at] = Math.round(add[at]! * (1 - opacity) + value * 256);
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
