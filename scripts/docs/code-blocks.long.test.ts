// Every block of TypeScript in docs/ compiles as it is printed.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { readTypescript, typescriptBlocks, type CodeBlock } from './code-blocks.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const TYPESCRIPT = join(REPOSITORY, 'node_modules/typescript-native/bin/tsc');

it('compiles every block', async () => {
  const blocks = await typescriptBlocks();
  expect(blocks.length).toBeGreaterThan(8);
  expect(await compile(blocks)).toBe('');
});

it('finds the block that does not compile, by its place', async () => {
  const markdown =
    'Text.\n\n<!-- compiled with: declare const room: { name: string }; -->\n\n```ts\nroom.nmae;\n```\n';
  expect(await compile(readTypescript('a.md', markdown))).toContain("a.md:5: error TS2339: Property 'nmae'");
});

/** What the compiler says, each error with the block's place; nothing when all is well. */
async function compile(blocks: readonly CodeBlock[]): Promise<string> {
  // Inside the workspace, where imports find its packages.
  await mkdir(join(REPOSITORY, 'journeys/.cache'), { recursive: true });
  const folder = await mkdtemp(join(REPOSITORY, 'journeys/.cache/blocks-'));
  try {
    const files = blocks.map(({ module }, index) => ({ name: `block-${index}.ts`, module }));
    for (const { name, module } of files) await writeFile(join(folder, name), module);
    const compilerOptions = {
      noEmit: true,
      incremental: false,
      noUnusedLocals: false,
      tsBuildInfoFile: null,
    };
    const configuration = {
      extends: join(REPOSITORY, 'tsconfig.json'),
      compilerOptions,
      include: ['*.ts'],
      exclude: [],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
    const { stdout } = await promisify(execFile)(process.execPath, [TYPESCRIPT, '-p', folder], {
      cwd: folder,
    }).catch((error: { stdout: string }) => error);
    return stdout.replaceAll(
      /^.*block-(\d+)\.ts\(.*?\)/gm,
      (_file, index: string) => blocks[Number(index)]!.place,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
