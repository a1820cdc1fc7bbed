import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createLogger, openDatabase } from '@airlock-rtc/gateway';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../../packages/gateway/test/postgres.js';
import { runCommand } from '../../test/operator.js';
import { databaseCommand } from './database-command.js';

let folder: string;
let postgres: TestPostgres;
beforeAll(async () => {
  [folder, postgres] = await Promise.all([mkdtemp(join(tmpdir(), 'airlock copy 部屋 ')), startPostgres()]);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await postgres?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

// Opens a database three times.
it('copies the folder of a gateway into Postgres, once', { timeout: 90_000 }, async () => {
  {
    await using database = await openDatabase({ folder: join(folder, 'database') });
    const livekit = { url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'secret' };
    const adminToken = 'sixteen-or-more-characters';
    await using gateway = build({ database, livekit, adminToken, logger: createLogger('silent') });
    await gateway.request('/airlock/v1/admin/environments', {
      ...{ method: 'POST', body: JSON.stringify({ name: 'production' }) },
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
    });
    vi.stubEnv('DATABASE_URL', await postgres.createDatabase());
    const copy = runCommand(databaseCommand(), ['copy', folder]);
    await expect(copy, 'a gateway has it open').rejects.toMatchObject({ code: 'database_in_use' });
  }
  expect(await runCommand(databaseCommand(), ['copy', folder])).toMatch(/^environments +1 *$/m);
  const again = runCommand(databaseCommand(), ['copy', folder]);
  await expect(again).rejects.toMatchObject({ code: 'database_not_empty' });
});

it('says what is missing, and makes no database where there is none', async () => {
  vi.stubEnv('DATABASE_URL', '');
  const says = (words: string) => ({ code: 'invalid_option', message: expect.stringContaining(words) });
  await expect(runCommand(databaseCommand(), ['copy', folder])).rejects.toMatchObject(says('DATABASE_URL'));
  vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1:1/none');
  const nowhere = runCommand(databaseCommand(), ['copy', join(folder, 'nowhere')]);
  await expect(nowhere).rejects.toMatchObject(says('AIRLOCK_FOLDER'));
});
