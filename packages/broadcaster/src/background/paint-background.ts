// What lies behind the tiles: a colour, perhaps an image, and a line of text while nobody is there.
import { paintBackgroundImage } from './background-image.js';
import { Canvas } from '../compositing/canvas.js';
import { Overlay, yuvColor } from '../compositing/overlay.js';
import type { TextRenderer } from '../text/text-renderer.js';

export interface BackgroundOptions {
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly color: string;
  /** Bytes of a PNG, JPEG or WebP file. */
  readonly image?: Buffer;
}

/** @throws BroadcasterError `invalid_background` when the image cannot be decoded. */
export async function paintBackground({ width, height, color, image }: BackgroundOptions): Promise<Canvas> {
  const background = new Canvas(width, height);
  background.fill(yuvColor(color));
  if (image) await paintBackgroundImage(image, background);
  return background;
}

/** The same background with a line of text in the middle. */
export async function paintSlate(background: Canvas, text: TextRenderer, line: string): Promise<Canvas> {
  const slate = new Canvas(background.width, background.height);
  slate.copyFrom(background);
  const sizePx = Math.round(Math.min(background.width, background.height) * 0.045);
  const ink = line ? await text.render(line, sizePx, Math.floor(background.width * 0.84)) : undefined;
  if (!ink || ink.width === 0) return slate;
  const padding = sizePx;
  const even = (value: number): number => 2 * Math.ceil(value / 2);
  const [width, height] = [even(ink.width), even(ink.height)];
  const shadow = yuvColor('#000000');
  const inkAt = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= ink.width || y >= ink.height ? 0 : ink.rgba[4 * (y * ink.width + x) + 3]! / 255;
  new Overlay(width + 2 * padding, height)
    .paint(shadow, (x, y) => 0.35 * inkAt(x - padding, y - 2))
    .paintPixels(ink, padding, 0)
    .blend(
      slate,
      even((background.width - width) / 2 - padding - 1),
      even((background.height - height) / 2 - 1),
    );
  return slate;
}
