// Fills the blocks of the documentation that are printed from the code: `<!-- printed: NAME -->` to `<!-- /printed -->`.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import prettier from 'prettier';
import { PRINTERS } from './printers.js';

export const DOCS = join(import.meta.dirname, '../../docs');
const BLOCK = /(<!-- printed: (.+?) -->\n)[\s\S]*?(<!-- \/printed -->)/g;

export interface PrintedPage {
  readonly file: string;
  readonly current: string;
  readonly printed: string;
}

/** Every page that has such a block, as it is and as it should be. */
export async function printPages(): Promise<PrintedPage[]> {
  const files = (await readdir(DOCS, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  const pages: PrintedPage[] = [];
  for (const file of files) {
    const current = await readFile(join(DOCS, file), 'utf8');
    const names = Array.from(current.matchAll(BLOCK), (match) => match[2]!);
    if (names.length === 0) continue;
    const texts = new Map(
      await Promise.all(names.map(async (name) => [name, await print(file, name)] as const)),
    );
    const filled = current.replaceAll(
      BLOCK,
      (_block, begin: string, name: string, end: string) => `${begin}\n${texts.get(name)!}\n\n${end}`,
    );
    const options = await prettier.resolveConfig(join(DOCS, file));
    pages.push({ file, current, printed: await prettier.format(filled, { ...options, parser: 'markdown' }) });
  }
  return pages;
}

function print(file: string, name: string): Promise<string> | string {
  const printer = PRINTERS[name];
  if (printer) return printer();
  throw new Error(`docs/${file}: nothing prints "${name}"; there are ${Object.keys(PRINTERS).join(', ')}.`);
}
