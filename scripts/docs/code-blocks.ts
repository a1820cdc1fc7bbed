// Reads the TypeScript of the documentation, with what the comment before each block gives it to compile.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCS } from './printed-blocks.js';

const REPOSITORY = join(DOCS, '..');

export interface CodeBlock {
  /** `guide/tracks.md:12`. */
  readonly place: string;
  /** The block as a module. */
  readonly module: string;
}

/**
 * Blocks in `ts` of docs/ and of the packages' READMEs; `<!-- compiled with: … -->` before one declares what the reader
 * has already.
 */
export async function typescriptBlocks(): Promise<CodeBlock[]> {
  const pages = (await readdir(DOCS, { recursive: true })).filter((name) => name.endsWith('.md')).sort();
  const packages = await readdir(join(REPOSITORY, 'packages'));
  const files = [
    ...pages.map((name) => `docs/${name}`),
    ...packages.map((name) => `packages/${name}/README.md`),
  ].filter((file) => existsSync(join(REPOSITORY, file)));
  const blocks = await Promise.all(
    files.map(async (file) => readTypescript(file, await readFile(join(REPOSITORY, file), 'utf8'))),
  );
  return blocks.flat();
}

export function readTypescript(file: string, markdown: string): CodeBlock[] {
  const pattern = /(?:^ *<!-- compiled with: (.*) -->\n\n)?^( *)```ts\n([\s\S]*?)^ *```$/gm;
  return Array.from(markdown.matchAll(pattern), (match) => {
    const [whole, given = '', indent = '', text = ''] = match;
    const before = markdown.slice(0, match.index + whole.indexOf('```ts'));
    const code = text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    return { place: `${file}:${before.split('\n').length}`, module: `${given}\n${code}\nexport {};\n` };
  });
}
