// Migrates one file.
import { writeFile } from 'node:fs/promises';
import { applyMigration, planMigration } from '@airlock-rtc/codemod';

await writeFile(
  'call.ts',
  `import { Space } from '@mux/spaces-web';\nexport const make = (jwt: string) => new Space(jwt);\n`,
);
const migration = await planMigration('call.ts', { to: 'livekit', url: 'wss://livekit.example' });
await applyMigration(migration);
console.log(migration.changes.length, 'files changed');
