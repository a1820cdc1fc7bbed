import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compile } from '../../test/compile.js';
import { planMigration } from './plan-migration.js';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const names = await readdir(fixtures);

describe.each(names)('fixture %s', (name) => {
  const input = path.join(fixtures, name, 'input');

  test('becomes its output, and a second run changes nothing', async () => {
    await using copy = await copyOf(input);
    const migration = await planMigration(copy.folder, { to: 'livekit', url: 'process.env.LIVEKIT_URL!' });
    expect(migration.failed).toEqual([]);
    for (const { path: file, after } of migration.changes) {
      await expect(after).toMatchFileSnapshot(path.join(fixtures, name, 'output', path.basename(file)));
      await writeFile(file, after);
    }
    const again = await planMigration(copy.folder, { to: 'livekit', url: 'process.env.LIVEKIT_URL!' });
    expect(again.changes).toEqual([]);
  }, 60_000);
});

test('every output compiles strictly against livekit-client and livekit-server-sdk', async () => {
  const files = await Promise.all(names.map((name) => typescriptIn(path.join(fixtures, name, 'output'))));
  expect(compile(files.flat())).toEqual([]);
}, 60_000);

async function typescriptIn(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => /\.tsx?$/.test(file)).map((file) => path.join(folder, file));
}

/** In a folder of its own, within reach of the installed packages: the input of a fixture is never written to. */
async function copyOf(folder: string): Promise<{ folder: string } & AsyncDisposable> {
  const copy = await mkdtemp(path.join(fixtures, '..', '.fixture-'));
  await cp(folder, copy, { recursive: true });
  return { folder: copy, [Symbol.asyncDispose]: () => rm(copy, { recursive: true, force: true }) };
}
