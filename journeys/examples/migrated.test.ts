// The migrated examples are what the codemod writes, byte for byte.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { planMigration } from '@airlock-rtc/codemod';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../docs/documented-commands.js';

const PLAIN_JS = join(REPOSITORY, 'examples/plain-js');
const LIVEKIT_URL = "new URLSearchParams(location.search).get('livekit')";

it.each(['adapter', 'livekit'] as const)(
  'plain-js/%s is what the codemod makes of plain-js/before, with nothing left to decide',
  async (to) => {
    const before = join(PLAIN_JS, 'before');
    const { changes, markers } = await planMigration(before, { to, url: LIVEKIT_URL });
    expect(markers).toEqual([]);
    const made = new Map(changes.map(({ path, after }) => [relative(before, path), after]));
    expect((await readdir(join(PLAIN_JS, to))).sort()).toEqual(
      [...new Set([...(await readdir(before)), ...made.keys()])].sort(),
    );
    for (const file of await readdir(join(PLAIN_JS, to))) {
      const expected = made.get(file) ?? (await readFile(join(before, file), 'utf8'));
      expect(await readFile(join(PLAIN_JS, to, file), 'utf8'), file).toBe(expected);
    }
  },
);
