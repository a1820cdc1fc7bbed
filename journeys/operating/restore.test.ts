// The backup that docs/operating/backup.md describes: a database that was lost comes back with all that applications see.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, createLogger, openDatabase } from '@airlock-rtc/gateway';
import { expect, it } from 'vitest';
import { startPostgres } from '../../packages/gateway/test/postgres.js';

const run = promisify(execFile);
const adminToken = 'sixteen-or-more-characters';
const livekit = { url: 'ws://127.0.0.1:1', apiKey: 'key', apiSecret: 'secret-of-thirty-two-characters-x' };

async function openGateway(url: string) {
  const database = await openDatabase({ url });
  const gateway = build({ database, livekit, adminToken, logger: createLogger('silent') });
  const ask = async (path: string, authorization: string, body?: object) => {
    const response = await gateway.request(path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as { data: Record<string, string> };
  };
  const close = async () => {
    await gateway[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  };
  return { ask, [Symbol.asyncDispose]: close };
}

it('a dump of Postgres brings back spaces, and the access tokens that may read them', async () => {
  await using postgres = await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'airlock-dump-'));
  const dump = join(folder, 'airlock.dump');
  const admin = `Bearer ${adminToken}`;
  let path: string;
  let application: string;
  {
    const url = await postgres.createDatabase();
    await using gateway = await openGateway(url);
    const environment = await gateway.ask('/airlock/v1/admin/environments', admin, { name: '部屋' });
    const token = await gateway.ask('/airlock/v1/admin/access-tokens', admin, {
      environment_id: environment.data.id,
    });
    application = `Basic ${btoa(`${token.data.id}:${token.data.secret}`)}`;
    const space = await gateway.ask('/video/v1/spaces', application, { passthrough: 'مرحبا 🎉' });
    path = `/video/v1/spaces/${space.data.id}`;
    await run('pg_dump', ['--format', 'custom', '--file', dump, url]);
  }
  // The loss: another database, with nothing in it.
  const url = await postgres.createDatabase();
  await run('pg_restore', ['--clean', '--if-exists', '--no-owner', '--dbname', url, dump]);
  await using gateway = await openGateway(url);
  expect((await gateway.ask(path, application)).data).toMatchObject({
    passthrough: 'مرحبا 🎉',
    status: 'idle',
  });
  await rm(folder, { recursive: true });
});
