// The migrated examples are what the codemod writes, byte for byte.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, migrate, TARGETS, URLS, type MigratedExample } from './migrations.js';

describe.each(Object.keys(URLS) as MigratedExample[])('%s', (example) => {
  it.each(TARGETS)('%s is what the codemod makes of before, with nothing left to decide', async (to) => {
    const [before, migrated] = [folderOf(example, 'before'), folderOf(example, to)];
    const { files: made, markers } = await migrate(example, to);
    expect(markers).toEqual([]);
    const files = await filesIn(migrated);
    expect(files).toEqual([...new Set([...(await filesIn(before)), ...made.keys()])].sort());
    for (const file of files) {
      const expected = made.get(file) ?? (await readFile(join(before, file), 'utf8'));
      // After a change of the codemod: npm run examples:migrate
      expect(await readFile(join(migrated, file), 'utf8'), file).toBe(expected);
    }
  });
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
