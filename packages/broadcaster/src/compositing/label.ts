// The name at a tile's bottom left, and the crossed-out camera in the middle of a tile without a frame.
import { Overlay, yuvColor } from './overlay.js';
import { line, polygon, roundedBox } from './shapes.js';
import type { TextRenderer } from '../text/text-renderer.js';

const SHADE = yuvColor('#000000');
const SHADE_OPACITY = 0.55;

const even = (value: number): number => 2 * Math.ceil(value / 2);

/** White text on a translucent pill; `undefined` for an empty name. At most `maxWidth` pixels wide. */
export async function drawLabel(
  text: TextRenderer,
  name: string,
  sizePx: number,
  maxWidth: number,
): Promise<Overlay | undefined> {
  const firstLine = name
    .split(/[\r\n\u2028\u2029]/, 1)[0]!
    .replace(/\p{Cc}/gu, '')
    .trim();
  const padding = Math.round(sizePx * 0.55);
  const textWidth = Math.floor(maxWidth - 2 * padding);
  if (!firstLine || textWidth < sizePx) return undefined;
  const ink = await text.render(firstLine, sizePx, textWidth);
  if (ink.width === 0) return undefined;
  const width = even(ink.width + 2 * padding);
  const height = even(sizePx * 1.65);
  const top = Math.round((height - ink.height) / 2);
  const box = { x: 0, y: 0, width, height, radius: height * 0.28 };
  return new Overlay(width, height)
    .paint(SHADE, (x, y) => SHADE_OPACITY * roundedBox(x, y, box))
    .paintPixels(ink, padding, top);
}

/** A camera with a stroke through it, `size` pixels wide. */
export function drawCameraOff(size: number): Overlay {
  const side = even(size);
  const unit = side / 24;
  const body = { x: 2 * unit, y: 6 * unit, width: 13.5 * unit, height: 12 * unit, radius: 2.5 * unit };
  const lens = [
    [16.7 * unit, 10.6 * unit],
    [22 * unit, 7 * unit],
    [22 * unit, 17 * unit],
    [16.7 * unit, 13.4 * unit],
  ] as const;
  const stroke = { from: [3.5, 3.5].map((at) => at * unit) as [number, number], thickness: 1.9 * unit };
  const slash = { ...stroke, to: [20.5, 20.5].map((at) => at * unit) as [number, number] };
  const gap = { ...slash, thickness: 5 * unit };
  return new Overlay(side, side).paint(yuvColor('#9a9a9a'), (x, y) => {
    const camera = Math.max(roundedBox(x, y, body), polygon(x, y, lens));
    return Math.max(Math.min(camera, 1 - line(x, y, gap)), line(x, y, slash));
  });
}
