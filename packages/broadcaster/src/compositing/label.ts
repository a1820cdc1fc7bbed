// The name at a tile's bottom left, and the crossed-out camera in the middle of a tile without a frame.
import type { TileLook } from '@airlock-rtc/layouts';
import { Overlay, yuvColor } from './overlay.js';
import { line, polygon, roundedBox } from './shapes.js';
import type { TextRenderer } from '../text/text-renderer.js';

const SHADE = yuvColor('#000000');
const SHADE_OPACITY = 0.55;
/** Of the crossed-out microphone and the space behind it, in font sizes. */
const ICON_WIDTH = 1;

const even = (value: number): number => 2 * Math.ceil(value / 2);

/** White text on a translucent pill; `undefined` for an empty name. At most `maxWidth` pixels wide. */
export async function drawLabel(
  text: TextRenderer,
  name: string,
  sizePx: number,
  maxWidth: number,
  isMuted = false,
): Promise<Overlay | undefined> {
  const firstLine = name
    .split(/[\r\n\u2028\u2029]/, 1)[0]!
    .replace(/\p{Cc}/gu, '')
    .trim();
  const padding = Math.round(sizePx * 0.55);
  const icon = isMuted ? Math.round(sizePx * ICON_WIDTH) : 0;
  const textWidth = Math.floor(maxWidth - 2 * padding - icon);
  if (!firstLine || textWidth < sizePx) return undefined;
  const ink = await text.render(firstLine, sizePx, textWidth);
  if (ink.width === 0) return undefined;
  const width = even(ink.width + 2 * padding + icon);
  const height = even(sizePx * 1.65);
  const top = Math.round((height - ink.height) / 2);
  const box = { x: 0, y: 0, width, height, radius: height * 0.28 };
  const label = new Overlay(width, height).paint(SHADE, (x, y) => SHADE_OPACITY * roundedBox(x, y, box));
  if (isMuted) paintMicrophoneOff(label, padding, (height - sizePx) / 2, sizePx);
  return label.paintPixels(ink, padding + icon, top);
}

/** A microphone with a stroke through it, on a grid of 24. */
function paintMicrophoneOff(overlay: Overlay, left: number, top: number, sizePx: number): void {
  const unit = sizePx / 24;
  const at = (x: number, y: number): [number, number] => [left + (x - 3) * unit, top + y * unit];
  const [x, y] = at(8.5, 2);
  const body = { x, y, width: 7 * unit, height: 12 * unit, radius: 3.5 * unit };
  const thin = { thickness: 2 * unit };
  const lines = [
    { from: at(5.5, 11), to: at(7, 15), ...thin },
    { from: at(7, 15), to: at(12, 17.5), ...thin },
    { from: at(12, 17.5), to: at(17, 15), ...thin },
    { from: at(17, 15), to: at(18.5, 11), ...thin },
    { from: at(12, 17.5), to: at(12, 22), ...thin },
  ];
  const slash = { from: at(4, 3), to: at(20, 21), thickness: 2.2 * unit };
  const gap = { ...slash, thickness: 5.5 * unit };
  overlay.paint(yuvColor('#ff8a8a'), (column, row) => {
    const drawn = Math.max(roundedBox(column, row, body), ...lines.map((each) => line(column, row, each)));
    return Math.max(Math.min(drawn, 1 - line(column, row, gap)), line(column, row, slash));
  });
}

/** Letters on a disc, `size` pixels wide. */
export async function drawAvatar(
  text: TextRenderer,
  { initials, hue }: NonNullable<TileLook['avatar']>,
  size: number,
): Promise<Overlay> {
  const side = even(size);
  const disc = { x: 0, y: 0, width: side, height: side, radius: side / 2 };
  const avatar = new Overlay(side, side).paint(yuvColor(discColor(hue)), (x, y) => roundedBox(x, y, disc));
  // "+16" is longer than two letters.
  const fontSizePx = Math.round(side * Math.min(0.4, 1 / initials.length));
  const ink = await text.render(initials, fontSizePx, Math.floor(side * 0.84));
  const left = Math.round((side - ink.width) / 2);
  return ink.width === 0 ? avatar : avatar.paintPixels(ink, left, Math.round((side - ink.height) / 2));
}

/** As CSS's `hsl(hue 40% 42%)`. */
function discColor(hue: number | undefined): string {
  if (hue === undefined) return '#4a5160';
  const channel = (offset: number): string => {
    const k = (offset + hue / 30) % 12;
    const value = 0.42 - 0.168 * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
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
