// Draws a still portrait for a camera: a head and shoulders before a wall, as one I420 frame.
import { writeFile } from 'node:fs/promises';

export const SIZE = { width: 640, height: 360 } as const;

type Color = readonly [red: number, green: number, blue: number];

export interface Portrait {
  readonly wall: Color;
  readonly hair: Color;
  readonly skin: Color;
  readonly clothes: Color;
}

/** Ellipses from back to front, in a picture whose height is 1 and whose middle is 0. */
const SHAPES: readonly [part: keyof Portrait, x: number, y: number, rx: number, ry: number][] = [
  ['hair', 0, 0.4, 0.18, 0.215],
  ['clothes', 0, 1.06, 0.4, 0.36],
  ['skin', 0, 0.64, 0.06, 0.14],
  ['skin', 0, 0.44, 0.145, 0.185],
  ['hair', 0, 0.275, 0.13, 0.075],
];

export function drawPortrait(portrait: Portrait): Uint8Array {
  const { width, height } = SIZE;
  const frame = new Uint8Array((width * height * 3) / 2);
  const chroma = width * height;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [red, green, blue] = colorAt(portrait, (column - width / 2) / height, row / height);
      frame[row * width + column] = 16 + 0.257 * red + 0.504 * green + 0.098 * blue;
      if (row % 2 || column % 2) continue;
      const index = chroma + (row / 2) * (width / 2) + column / 2;
      frame[index] = 128 - 0.148 * red - 0.291 * green + 0.439 * blue;
      frame[index + chroma / 4] = 128 + 0.439 * red - 0.368 * green - 0.071 * blue;
    }
  }
  return frame;
}

/** Writes a film of the portrait, which Chromium takes for its camera. */
export async function writeFilm(path: string, portrait: Portrait): Promise<void> {
  const header = `YUV4MPEG2 W${SIZE.width} H${SIZE.height} F15:1 Ip A1:1 C420jpeg\nFRAME\n`;
  await writeFile(path, Buffer.concat([Buffer.from(header), drawPortrait(portrait)]));
}

function colorAt(portrait: Portrait, x: number, y: number): Color {
  const light = 1.06 - 0.18 * y - 0.08 * x;
  let color: Color = portrait.wall.map((value) => Math.min(255, value * light)) as unknown as Color;
  for (const [part, centerX, centerY, radiusX, radiusY] of SHAPES) {
    const distance = Math.hypot((x - centerX) / radiusX, (y - centerY) / radiusY);
    const share = Math.min(1, Math.max(0, (1 - distance) * radiusX * SIZE.height + 0.5));
    color = color.map((value, index) => value + (portrait[part][index]! - value) * share) as unknown as Color;
  }
  return color;
}
