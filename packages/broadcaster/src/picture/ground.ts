// What lies behind the tiles: a colour, perhaps an image, and a line of text while nobody is there.
import { paintBackgroundImage } from '../background/background-image.js';
import { Canvas } from './canvas.js';
import { Overlay, yuvColor } from './overlay.js';
import type { TextRenderer } from './text.js';

export interface GroundOptions {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly color: string;
  /** Bytes of a PNG, JPEG or WebP file. */
  readonly image?: Buffer;
}

/** @throws BroadcasterError `invalid_background` when the image cannot be decoded. */
export async function paintGround({ width, height, color, image }: GroundOptions): Promise<Canvas> {
  const ground = new Canvas(width, height);
  ground.fill(yuvColor(color));
  if (image) await paintBackgroundImage(image, ground);
  return ground;
}

/** The same ground with a line of text in the middle. */
export async function paintSlate(ground: Canvas, text: TextRenderer, line: string): Promise<Canvas> {
  const slate = new Canvas(ground.width, ground.height);
  slate.copyFrom(ground);
  const sizePx = Math.round(Math.min(ground.width, ground.height) * 0.045);
  const ink = line ? await text.render(line, sizePx, Math.floor(ground.width * 0.84)) : undefined;
  if (!ink || ink.width === 0) return slate;
  const padding = sizePx;
  const even = (value: number): number => 2 * Math.ceil(value / 2);
  const [width, height] = [even(ink.width), even(ink.height)];
  const shadow = yuvColor('#000000');
  const inkAt = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= ink.width || y >= ink.height ? 0 : ink.alpha[y * ink.width + x]! / 255;
  new Overlay(width + 2 * padding, height)
    .paint(shadow, (x, y) => 0.35 * inkAt(x - padding, y - 2))
    .paint(yuvColor('#ededed'), (x, y) => inkAt(x - padding, y))
    .blend(slate, even((ground.width - width) / 2 - padding - 1), even((ground.height - height) / 2 - 1));
  return slate;
}
