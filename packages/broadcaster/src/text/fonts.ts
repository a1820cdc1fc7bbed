// Loads the fonts that a text needs, file by file as its letters are met; none of the machine's own.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as skia from '@napi-rs/canvas';
import { BASE_FONT, EMOJI_FONT, SCRIPT_FONTS, type LabelFont } from '@airlock-rtc/layouts';
import { UnicodeRanges } from './unicode-ranges.js';

type CanvasModule = typeof skia;

interface FontFile {
  readonly path: string;
  readonly alias: string;
  has(letter: string): boolean;
}

const require = createRequire(import.meta.url);
/** What DejaVu Sans has, as far as names are concerned; Arabic with its presentation forms. */
const IN_BASE = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u;
const IS_EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}|\u{20E3}/u;

let catalog: Promise<FontFile[]> | undefined;
let canvas: Promise<CanvasModule> | undefined;
const loaded = new Map<string, Promise<void>>();

/** Skia, loaded with the first text: it is of no use to a broadcast that writes none. */
export function loadCanvas(): Promise<CanvasModule> {
  // The same text must look the same on every machine.
  process.env.DISABLE_SYSTEM_FONTS_LOAD = '1';
  return (canvas ??= import('@napi-rs/canvas'));
}

/** The families that `text` is to be drawn with, as CSS lists them; they are loaded. */
export async function fontsFor(text: string): Promise<string> {
  const needed = new Set([baseFile()]);
  for (const letter of new Set(text)) {
    if (letter <= '\u{2FF}' || IN_BASE.test(letter)) continue;
    const file = (await (catalog ??= readCatalog())).find((each) => each.has(letter));
    if (file) needed.add(file);
  }
  await Promise.all([...needed].map(load));
  return [...needed].map(({ alias }) => `"${alias}"`).join(', ');
}

let base: FontFile | undefined;

function baseFile(): FontFile {
  return (base ??= {
    path: pathOf(BASE_FONT),
    alias: BASE_FONT.family,
    has: (letter) => IN_BASE.test(letter),
  });
}

async function readCatalog(): Promise<FontFile[]> {
  const emoji = {
    path: pathOf(EMOJI_FONT),
    alias: EMOJI_FONT.family,
    has: (letter: string) => IS_EMOJI.test(letter),
  };
  return [emoji, ...(await Promise.all(SCRIPT_FONTS.map(filesOf))).flat()];
}

/** Fontsource's keys are a script's name or `[7]`; its files are called after them. */
async function filesOf({ packageName, family }: LabelFont): Promise<FontFile[]> {
  const path = require.resolve(`${packageName}/unicode.json`);
  const ranges = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  const name = packageName.split('/')[1]!;
  return Object.entries(ranges).map(([key, css]) => {
    const part = key.replace(/[[\]]/g, '');
    const covered = new UnicodeRanges(css);
    return {
      path: join(dirname(path), 'files', `${name}-${part}-wght-normal.woff2`),
      alias: `${family} ${part}`,
      has: (letter) => covered.has(letter.codePointAt(0)!),
    };
  });
}

function pathOf({ packageName, file }: LabelFont): string {
  return require.resolve(`${packageName}/${file}`);
}

function load({ path, alias }: FontFile): Promise<void> {
  let loading = loaded.get(path);
  if (!loading) {
    loading = Promise.all([loadCanvas(), readFile(path)]).then(([{ GlobalFonts }, bytes]) => {
      GlobalFonts.register(bytes, alias);
    });
    loaded.set(path, loading);
  }
  return loading;
}
