// The code of the guide's tables compiles on both sides.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MARKERS, type MarkerKind } from '@airlock-rtc/codemod';
import { expect, it } from 'vitest';
import { compile } from '../../packages/codemod/test/compile.js';
import { examples } from './example-modules.js';

const CACHE = join(import.meta.dirname, '../../journeys/.cache');

it('compiles on spaces-web, and rewritten on LiveKit except where a marker says that it may not', async () => {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'examples-'));
  try {
    const files: string[] = [];
    const write = async (path: string, text: string) => {
      await writeFile(join(folder, path), text);
      if (!files.includes(path)) files.push(path);
    };
    for (const [index, { before, after, added }] of (await examples()).entries()) {
      await mkdir(join(folder, `${index}`));
      await write(`${index}/before.ts`, before);
      if (mayNotCompile(after)) continue;
      await write(`${index}/after.ts`, after);
      for (const [name, text] of Object.entries(added)) await write(`${index}/${name}`, text);
    }
    await write('vite.d.ts', 'interface ImportMeta { readonly env: { readonly VITE_LIVEKIT_URL: string } }');
    expect(compile(files.map((file) => join(folder, file)))).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function mayNotCompile(text: string): boolean {
  const kinds: Readonly<Record<string, MarkerKind>> = MARKERS;
  return Array.from(text.matchAll(/airlock-migrate\[(\w+)\]/g)).some(
    ([, name]) => kinds[name!]?.mayNotCompile,
  );
}
