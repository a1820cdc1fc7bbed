// The way from PGlite to Postgres: nothing is lost, ids and order stay, and what comes next comes after it.
import { is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testGateway } from '../../test/gateway.js';
import { openInMemory } from '../../test/in-memory.js';
import { startPostgres, type TestPostgres } from '../../test/postgres.js';
import { copyDatabase } from './copy.js';
import { openDatabase } from './database.js';
import * as meetings from './meetings-schema.js';
import * as schema from './schema.js';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.[Symbol.asyncDispose]());

it('copies what applications see, with their credentials, and counts on from there', async () => {
  await using pglite = await openInMemory();
  const before = await testGateway(pglite);
  const webhook = { environment_id: before.environmentId, url: 'http://127.0.0.1:9/' };
  await before.askAdmin('POST', '/webhooks', { body: webhook });
  const stream = (await before.ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  for (const passthrough of ['部屋', 'غرفة', 'a "quoted" 🎉']) {
    const body = { passthrough, broadcasts: [{ live_stream_id: stream.id }] };
    await before.ask('POST', '/video/v1/spaces', { body });
  }
  const paths = ['/video/v1/spaces', '/video/v1/live-streams', '/system/v1/signing-keys'];
  await before.ask('POST', '/system/v1/signing-keys');
  const listed = await Promise.all(paths.map(async (path) => (await before.ask('GET', path)).body));

  await using target = await openDatabase({ url: await postgres.createDatabase() });
  const copied = await copyDatabase(pglite, target);
  expect(copied).toContainEqual({ table: 'spaces', rows: 3 });
  const after = await testGateway(target);
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: before.authorization, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return (await after.gateway.request(path, init)).json() as Promise<{ data: { id: string }[] }>;
  };
  expect(await Promise.all(paths.map((path) => ask('GET', path)))).toEqual(listed);
  const { data } = (await ask('POST', '/video/v1/spaces', {})) as unknown as { data: { id: string } };
  // The newest comes first.
  expect((await ask('GET', '/video/v1/spaces')).data[0]!.id).toBe(data.id);
  expect((await after.askAdmin('POST', '/webhooks', { body: webhook })).body.data.id).toBe(2);

  await expect(copyDatabase(pglite, target)).rejects.toMatchObject({ code: 'database_not_empty' });
});

it('leaves out no table that there is, but for the gateways that run', async () => {
  await using from = await openInMemory();
  await using to = await openInMemory();
  const all = Object.values({ ...schema, ...meetings }).filter((one) => is(one, PgTable));
  expect(await copyDatabase(from, to)).toHaveLength(all.length - 1);
});
