// A moving pattern that a test can recognise: a field of one colour, a bar that walks over it, and a frame counter.
import { PALETTE, rgbToYuv, type ColorName } from './palette.js';

export interface Pattern {
  color: ColorName;
  /** Even; default 320. */
  width?: number;
  /** Even; default 180. */
  height?: number;
  /** Frames per second; default 15. */
  fps?: number;
}

export const PATTERN_DEFAULTS = { width: 320, height: 180, fps: 15 } as const;

/** The counter is a row of black and white cells below the field, the highest bit first. */
export const COUNTER_BITS = 16;
/** The share of the height that the counter takes. */
export const COUNTER_SHARE = 1 / 8;

const BLACK_Y = 16;
const WHITE_Y = 235;
const NEUTRAL = 128;

/** @returns a painter of I420 frames; each frame is a buffer of its own, as rtc-node 1.1 requires. */
export function painter(pattern: Pattern): (frameNumber: number) => Uint8Array {
  const { color, width, height } = { ...PATTERN_DEFAULTS, ...pattern };
  if (width % 2 !== 0 || height % 2 !== 0) throw new RangeError(`${width}x${height}: both must be even.`);
  const [y, u, v] = rgbToYuv(PALETTE[color]);
  const lumaSize = width * height;
  const chromaWidth = width / 2;
  const counterTop = fieldHeight(height);
  const still = new Uint8Array((lumaSize * 3) / 2);
  still.fill(y, 0, counterTop * width);
  still.fill(u, lumaSize, (lumaSize * 5) / 4);
  still.fill(v, (lumaSize * 5) / 4);
  // The counter's rows have no colour, in both chroma planes.
  still.fill(NEUTRAL, lumaSize + (counterTop / 2) * chromaWidth, (lumaSize * 5) / 4);
  still.fill(NEUTRAL, (lumaSize * 5) / 4 + (counterTop / 2) * chromaWidth);
  const barLuma = y > 128 ? BLACK_Y : WHITE_Y;
  const barWidth = Math.max(2, Math.round(width / 20));

  return (frameNumber) => {
    const frame = still.slice();
    const barLeft = (frameNumber * barWidth) % (width - barWidth);
    for (let row = 0; row < counterTop; row += 1) {
      frame.fill(barLuma, row * width + barLeft, row * width + barLeft + barWidth);
    }
    for (let bit = 0; bit < COUNTER_BITS; bit += 1) {
      const isSet = (frameNumber >> (COUNTER_BITS - 1 - bit)) & 1;
      const left = Math.round((bit * width) / COUNTER_BITS);
      const right = Math.round(((bit + 1) * width) / COUNTER_BITS);
      for (let row = counterTop; row < height; row += 1) {
        frame.fill(isSet ? WHITE_Y : BLACK_Y, row * width + left, row * width + right);
      }
    }
    return frame;
  };
}

/** The rows above the counter: an even number, so that the chroma planes divide there too. */
function fieldHeight(height: number): number {
  return 2 * Math.round((height * (1 - COUNTER_SHARE)) / 2);
}
