// The migrated examples are what the codemod writes, byte for byte.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { planMigration } from '@airlock-rtc/codemod';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../docs/documented-commands.js';

const LIVEKIT_URL = "new URLSearchParams(location.search).get('livekit')";
const TYPED = `${LIVEKIT_URL}!`;

describe.each([
  ['plain-js', LIVEKIT_URL],
  ['react', TYPED],
  ['nextjs', LIVEKIT_URL],
  ['vue', TYPED],
  ['phone', LIVEKIT_URL],
])('%s', (example, url) => {
  it.each(['adapter', 'livekit'] as const)(
    '%s is what the codemod makes of before, with nothing left to decide',
    async (to) => {
      const before = join(REPOSITORY, 'examples', example, 'before');
      const migrated = join(REPOSITORY, 'examples', example, to);
      const { changes, markers } = await planMigration(before, { to, url });
      expect(markers).toEqual([]);
      const made = new Map(changes.map(({ path, after }) => [relative(before, path), after]));
      const files = await filesIn(migrated);
      expect(files).toEqual([...new Set([...(await filesIn(before)), ...made.keys()])].sort());
      for (const file of files) {
        const expected = made.get(file) ?? (await readFile(join(before, file), 'utf8'));
        expect(await readFile(join(migrated, file), 'utf8'), file).toBe(expected);
      }
    },
  );
});

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
