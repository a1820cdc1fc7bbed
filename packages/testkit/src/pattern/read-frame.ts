// Recognises a frame of this kit from pixels, at any size: its colour and the number of its frame.
import { nearestColor, yuvToRgb, type ColorName, type Rgb } from './palette.js';
import { COUNTER_BITS, COUNTER_SHARE } from './pattern.js';

export interface SeenFrame {
  /** Undefined when the field is none of the palette's colours. */
  color: ColorName | undefined;
  /** What the field is, as the median of its samples. */
  rgb: Rgb;
  /** Undefined when the counter is cut off or blurred. Counts modulo 65536. */
  frameNumber: number | undefined;
  width: number;
  height: number;
}

/** Gives the colour of one pixel; x and y are whole numbers inside the frame. */
type PixelReader = (x: number, y: number) => Rgb;

export interface Pixels {
  width: number;
  height: number;
  at: PixelReader;
}

export function rgbaPixels(data: Uint8Array | Uint8ClampedArray, width: number, height: number): Pixels {
  return {
    width,
    height,
    at: (x, y) => {
      const offset = (y * width + x) * 4;
      return [data[offset]!, data[offset + 1]!, data[offset + 2]!];
    },
  };
}

export function i420Pixels(data: Uint8Array, width: number, height: number): Pixels {
  const chromaWidth = Math.ceil(width / 2);
  const uBegin = width * height;
  const vBegin = uBegin + chromaWidth * Math.ceil(height / 2);
  return {
    width,
    height,
    at: (x, y) => {
      const chroma = (y >> 1) * chromaWidth + (x >> 1);
      return yuvToRgb(data[y * width + x]!, data[uBegin + chroma]!, data[vBegin + chroma]!);
    },
  };
}

/** A rectangle of a larger frame, e.g. one tile of a composed one. */
export function crop(pixels: Pixels, left: number, top: number, width: number, height: number): Pixels {
  return { width, height, at: (x, y) => pixels.at(left + x, top + y) };
}

export function readFrame(pixels: Pixels): SeenFrame {
  const { width, height } = pixels;
  const rgb = fieldColor(pixels);
  return { color: nearestColor(rgb), rgb, frameNumber: readCounter(pixels), width, height };
}

/** The median over a grid: the bar and the edges cover too few points to move it. */
function fieldColor({ width, height, at }: Pixels): Rgb {
  const samples: Rgb[] = [];
  for (let row = 1; row < 8; row += 1) {
    for (let column = 1; column < 12; column += 1) {
      samples.push(
        at(Math.floor((column * width) / 12), Math.floor((row * height * (1 - COUNTER_SHARE)) / 8)),
      );
    }
  }
  const median = (channel: 0 | 1 | 2) => {
    const sorted = samples.map((sample) => sample[channel]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)]!;
  };
  return [median(0), median(1), median(2)];
}

function readCounter({ width, height, at }: Pixels): number | undefined {
  const row = Math.floor(height * (1 - COUNTER_SHARE / 2));
  let value = 0;
  for (let bit = 0; bit < COUNTER_BITS; bit += 1) {
    const [red, green, blue] = at(Math.floor(((bit + 0.5) * width) / COUNTER_BITS), row);
    const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
    const light = (red + green + blue) / 3;
    if (spread > 60 || (light > 90 && light < 165)) return undefined;
    value = value * 2 + (light >= 165 ? 1 : 0);
  }
  return value;
}
