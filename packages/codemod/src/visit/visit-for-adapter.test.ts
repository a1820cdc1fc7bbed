import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planMigration, type MigrationOptions } from '../migration/plan-migration.js';

const CALL =
  "import { Space } from '@mux/spaces-web';\nexport const make = (jwt) => new Space(jwt, { displayName: 'Ann' });\n";

test('with a token exchange the code stays as it is, and it is said where its address goes', async () => {
  const exchange = 'https://gateway.example.com';
  for (const options of [{ exchange }, { exchange, url: 'wss://x.example' }]) {
    const { changes, places } = await plan(CALL, options);
    expect(changes).toEqual([]);
    expect(places).toMatchObject([
      { status: 'untouched', line: 2, why: expect.stringContaining('exchangeUrl') },
    ]);
  }
});

test('without one it is told the URL', async () => {
  const { changes } = await plan(CALL, { url: 'wss://x.example' });
  expect(changes[0]?.after).toContain("new Space(jwt, 'wss://x.example', { displayName: 'Ann' })");
});

test.each([
  ['a host in a setting', 'const base = `https://${MUX_API_HOST}`;', 1],
  ['the host itself', "const base = 'https://api.mux.com';", 1],
  ['spaces', "fetch('https://api.mux.com/video/v1/spaces');", 1],
  ['assets, which stay with Mux', "fetch('https://api.mux.com/video/v1/assets');", 0],
])('points at addresses of Mux with the scheme before the host: %s', async (_, line, count) => {
  const { leftOvers } = await plan(line, {});
  expect(leftOvers).toHaveLength(count);
});

async function plan(text: string, options: Partial<MigrationOptions>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-adapter-'));
  try {
    await writeFile(path.join(folder, 'call.js'), text);
    return await planMigration(folder, { to: 'adapter', ...options });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
