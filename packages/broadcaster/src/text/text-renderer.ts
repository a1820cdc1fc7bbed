// Draws one line of text in any script, shaped and in reading order, by Skia with HarfBuzz; keeps what it drew.
import type { SKRSContext2D } from '@napi-rs/canvas';
import { fontsFor, loadCanvas } from './fonts.js';

const KEPT_TEXTS = 64;
const ELLIPSIS = '…';
const MAX_LETTERS = 200;
/** Code units that are looked at: of a name of ten thousand, finding all letters took longer than ten frames. */
const MAX_UNITS = 2000;
/** Of DejaVu Sans, in font sizes: the line that the page lays out, whatever other fonts are met. */
const LINE_HEIGHT = 1.17;
const ASCENT = 0.93;
/** Above and below the line, for marks that are stacked on letters. */
const MARGIN = 0.24;
const INK = '#f5f5f5';

/** Red, green, blue and opacity of each pixel, row by row; cut to the ink at the right. */
export interface TextBitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

export class TextRenderer {
  readonly #kept = new Map<string, Promise<TextBitmap>>();
  #pen: SKRSContext2D | undefined;

  /** Draws `text`, shortened with an ellipsis until it is no wider than `maxWidth` pixels. */
  render(text: string, sizePx: number, maxWidth: number): Promise<TextBitmap> {
    const key = JSON.stringify([text, sizePx, maxWidth]);
    let bitmap = this.#kept.get(key);
    if (!bitmap) {
      bitmap = this.#draw(text, sizePx, maxWidth);
      this.#kept.set(key, bitmap);
      const oldest = this.#kept.keys().next();
      if (this.#kept.size > KEPT_TEXTS && !oldest.done) this.#kept.delete(oldest.value);
    }
    return bitmap;
  }

  async #draw(text: string, sizePx: number, maxWidth: number): Promise<TextBitmap> {
    const { createCanvas } = await loadCanvas();
    const letters = [...new Intl.Segmenter().segment(text.slice(0, MAX_UNITS))]
      .map(({ segment }) => segment)
      .slice(0, MAX_LETTERS);
    const font = `${sizePx}px ${await fontsFor(letters.join('') + ELLIPSIS)}`;
    this.#pen ??= createCanvas(1, 1).getContext('2d');
    const line = fit(letters, maxWidth, this.#pen, (pen) => prepare(pen, font, text));
    const height = Math.ceil(sizePx * (LINE_HEIGHT + 2 * MARGIN));
    if (line.width <= 0) return { width: 0, height, rgba: new Uint8ClampedArray() };
    const width = Math.min(line.width, Math.ceil(maxWidth));
    const pen = createCanvas(width, height).getContext('2d');
    prepare(pen, font, text);
    pen.fillText(line.text, 0, Math.round(sizePx * (MARGIN + ASCENT)));
    return { width, height, rgba: pen.getImageData(0, 0, width, height).data };
  }
}

function prepare(pen: SKRSContext2D, font: string, text: string): void {
  pen.font = font;
  pen.fillStyle = INK;
  pen.textAlign = 'left';
  pen.direction = readsRightToLeft(text) ? 'rtl' : 'ltr';
}

function fit(
  letters: readonly string[],
  maxWidth: number,
  pen: SKRSContext2D,
  prepareFor: (pen: SKRSContext2D) => void,
): { text: string; width: number } {
  prepareFor(pen);
  const measure = (text: string) => Math.ceil(pen.measureText(text).actualBoundingBoxRight);
  let text = letters.join('');
  let width = measure(text);
  for (let count = letters.length; width > maxWidth && count > 1;) {
    count = Math.max(1, Math.min(count - 1, Math.floor((count * maxWidth) / width)));
    text = letters.slice(0, count).join('').trimEnd() + ELLIPSIS;
    width = measure(text);
  }
  return { text, width };
}

/** By the first letter that has a direction, as `dir="auto"`. */
function readsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first);
}
