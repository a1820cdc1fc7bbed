import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeFolder } from './make-folder.js';

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'make-folder-'));
  made.push(folder);
  return folder;
}

test('makes the folders above, and takes one that is there', async () => {
  const folder = join(await temporary(), 'a', 'b #', '録画');
  await makeFolder(folder, '--to');
  await makeFolder(folder, '--to');
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test('says at once that /proc takes no folders', async () => {
  await expect(makeFolder('/proc/nobody/state', '--to'), '--to').rejects.toThrow(
    'Cannot make the folder /proc/nobody/state (ENOENT): name another one with --to.',
  );
});

test('says that a file is in the way', async () => {
  const file = join(await temporary(), 'file');
  await writeFile(file, '');
  await expect(makeFolder(join(file, 'state'), '--to')).rejects.toThrow('(ENOTDIR)');
});
