// Names in many scripts, as images: held against golden/names.png, and by properties of each.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Canvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { loadCanvas } from './fonts.js';
import { TextRenderer, type TextBitmap } from './text-renderer.js';

const { createCanvas, GlobalFonts, loadImage } = await loadCanvas();

const NAMES = [
  'Ada Lovelace',
  'Žofie Ødegård Ελένη Иван',
  '山田太郎 さくら ユウ',
  '张伟 陳大文 劉',
  '김민준 이서연',
  'محمد علي بن أحمد',
  'דוד בן־גוריון',
  'क्षत्रिय प्रिया',
  'অনন্যা চক্রবর্তী',
  'தமிழ்ச்செல்வன்',
  'สมชาย น้ำผึ้ง',
  'አበበ በቂላ',
  'ഉണ്ണികൃഷ്ണൻ',
  'မြတ်ကိုကို',
  'សុខា ខ្មែរ',
  'Ann 👩‍👩‍👧 🇯🇵 🎉 ❤️ 👍🏽',
];
const GOLDEN = new URL('../../golden/names.png', import.meta.url);
const SIZE_PX = 28;
const PITCH_PX = 48;

const text = new TextRenderer();

it('draws names in every script as on the golden image, without a font of the machine', async () => {
  const sheet = await drawSheet();
  // Nothing but what was registered here: the machine's fonts are not looked at.
  expect(GlobalFonts.families.filter(({ family }) => !/DejaVu|Noto Sans|Twemoji/.test(family))).toEqual([]);
  if (process.env.UPDATE_GOLDEN) {
    await mkdir(new URL('.', GOLDEN), { recursive: true });
    await writeFile(GOLDEN, sheet.toBuffer('image/png'));
  }
  const golden = await loadImage(await readFile(GOLDEN));
  const expected = createCanvas(golden.width, golden.height);
  expected.getContext('2d').drawImage(golden, 0, 0);
  expect([sheet.width, sheet.height]).toEqual([golden.width, golden.height]);
  expect(meanDifference(pixels(sheet), pixels(expected))).toBeLessThan(0.5);
});

it.each(NAMES)('has letters, not boxes, for %s', async (name) => {
  // A letter that no font has is drawn as a box, whichever letter it is.
  const box = await text.render('\u{2FE0}', 64, 500);
  const letters = [...name].filter((letter) => /[\p{L}\p{Emoji_Presentation}]/u.test(letter));
  const drawn = await Promise.all(letters.map((letter) => text.render(letter, 64, 500)));
  expect(letters.filter((_, index) => isSame(drawn[index]!, box))).toEqual([]);
});

it('shapes Arabic and writes it from right to left', async () => {
  const joined = await text.render('بيت', 64, 500);
  const apart = await text.render('ب\u200cي\u200cت', 64, 500);
  expect(joined.width).toBeLessThan(apart.width);
  // The first letter, beh, has its dot below, at the right.
  expect(inkIn(joined, [0.6, 1], [0.75, 1])).toBeGreaterThan(inkIn(joined, [0, 0.4], [0.75, 1]));
});

it('draws emoji in their colours', async () => {
  const { rgba } = await text.render('🎉', 64, 500);
  const isColoured = (at: number): boolean => rgba[at + 3]! > 200 && Math.abs(rgba[at]! - rgba[at + 2]!) > 60;
  expect(Array.from({ length: rgba.length / 4 }, (_, index) => 4 * index).some(isColoured)).toBe(true);
});

it('shortens between letters as people see them, and to no more than its room', async () => {
  const { width } = await text.render('W'.repeat(500), 28, 120);
  expect(width).toBeLessThanOrEqual(120);
  const family = '👩‍👩‍👧';
  const one = await text.render(`${family}…`, 28, 500);
  const cut = await text.render(family.repeat(30), 28, one.width + 4);
  expect(isSame(cut, one)).toBe(true);
});

function isSame(a: TextBitmap, b: TextBitmap): boolean {
  return Buffer.from(a.rgba).equals(Buffer.from(b.rgba));
}

/** @param columns and `rows` as shares of the whole */
function inkIn({ width, height, rgba }: TextBitmap, columns: number[], rows: number[]): number {
  let ink = 0;
  for (let y = Math.floor(rows[0]! * height); y < rows[1]! * height; y++) {
    for (let x = Math.floor(columns[0]! * width); x < columns[1]! * width; x++)
      ink += rgba[4 * (y * width + x) + 3]!;
  }
  return ink;
}

async function drawSheet(): Promise<Canvas> {
  const sheet = createCanvas(420, NAMES.length * PITCH_PX);
  const pen = sheet.getContext('2d');
  pen.fillStyle = '#323232';
  pen.fillRect(0, 0, sheet.width, sheet.height);
  for (const [row, name] of NAMES.entries()) {
    const { width, height, rgba } = await text.render(name, SIZE_PX, 400);
    const drawn = createCanvas(width, height);
    const image = drawn.getContext('2d').createImageData(width, height);
    image.data.set(rgba);
    drawn.getContext('2d').putImageData(image, 0, 0);
    pen.drawImage(drawn, 10, row * PITCH_PX);
  }
  return sheet;
}

function pixels(canvas: Canvas): Uint8ClampedArray {
  return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
}

function meanDifference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - b[index]!), 0) / a.length;
}
