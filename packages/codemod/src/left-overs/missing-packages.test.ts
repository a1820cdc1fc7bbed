import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planMigration } from '../migration/plan-migration.js';

const CALL = `import { useState } from 'react';
import { create } from '@scope/store/vanilla';
import { readFile } from 'node:fs';
import here from 'here';
import '@fontsource/inter/index.css';
import { other } from './other';
import { Space } from '@mux/spaces-web';

export function Leave() {
  const [space] = useState<Space | null>(null);
  return <button onClick={() => space?.leave()}>Leave {space?.localParticipant?.displayName}</button>;
}
`;

test('packages that are imported and not installed are told, and what is known of React is used', async () => {
  await using project = await write({
    'leave.tsx': CALL,
    'other.ts': `import { Space } from '@mux/spaces-web';\nimport { useState } from 'react';\nexport const other = Space;\n`,
    'node_modules/here/index.js': 'module.exports = 1;\n',
  });
  const { missingPackages, changes } = await planMigration(project.folder, { to: 'livekit' });
  expect(missingPackages).toEqual([
    { name: '@scope/store', files: 1 },
    { name: 'react', files: 2 },
  ]);
  expect(changes[0]?.after).toContain('void space?.disconnect()');
});

test('a package.json with a version before 1.0 is told of on the way to the adapter', async () => {
  await using project = await write({
    'package.json': '{\n  "dependencies": { "@mux/spaces-web": "^0.1.3" }\n}\n',
    'call.ts': `import { Space } from '@mux/spaces-web';\nexport const make = (jwt: string) => new Space(jwt);\n`,
  });
  const { leftOvers } = await planMigration(project.folder, { to: 'adapter', url: '/livekit' });
  expect(leftOvers).toMatchObject([{ line: 2, why: expect.stringContaining('older than 1.0') }]);
});

async function write(files: Record<string, string>): Promise<{ folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'airlock-missing-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
