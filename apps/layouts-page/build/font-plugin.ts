// Vite plugin: cuts the broadcaster's own font down to what names are written with, and hands it to the page.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const MODULE = 'virtual:label-font';
const FONT = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

/** Latin with its extensions and Vietnamese, Greek, Cyrillic, Hebrew, Arabic, punctuation and currency. */
const RANGES: readonly [from: number, to: number][] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x2ff],
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x5d0, 0x5ea],
  [0x600, 0x6ff],
  [0x1e00, 0x1eff],
  [0x2010, 0x2027],
  [0x2030, 0x205e],
  [0x20a0, 0x20bf],
  [0x2100, 0x2126],
];

/** `virtual:label-font` exports the font, WOFF2, as base64: it is there with the first name that is drawn. */
export function labelFont(): Plugin {
  let font: Promise<string> | undefined;
  return {
    name: 'label-font',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      font ??= subset();
      return `export default ${JSON.stringify(await font)};`;
    },
  };
}

async function subset(): Promise<string> {
  const letters = RANGES.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  );
  const woff2 = await subsetFont(await readFile(FONT), letters.join(''), { targetFormat: 'woff2' });
  return woff2.toString('base64');
}
