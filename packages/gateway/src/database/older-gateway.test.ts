// An older gateway beside a newer one on one database, as while gateways are replaced one by one.
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { testGateway } from '../../test/gateway.js';
import { startPostgres } from '../../test/postgres.js';
import { openDatabase } from './database.js';
import { countMigrations, migrationsFolder } from './migrations.js';

/** What an older gateway, which knows nothing of it, would fail at. */
const BREAKS_OLDER_ONES =
  /drop (column|table)|rename|alter column|set not null|add column (?!.*default)[^;]*not null|add constraint.* unique/i;

it('goes on, and may be started, after a newer one has migrated the database', async () => {
  await using postgres = await startPostgres();
  const url = await postgres.createDatabase();
  await using database = await openDatabase({ url });
  const older = await testGateway(database);
  // What the next version may do.
  await database.queries.execute(sql`alter table spaces add column later text not null default 'x'`);
  await database.queries.execute(sql`create table later (id text primary key)`);
  await database.queries.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', ${Date.now() + 1e6})`,
  );
  const { status, body } = await older.ask('POST', '/video/v1/spaces', { body: { passthrough: '新旧' } });
  expect(status).toBe(201);
  await using again = await openDatabase({ url });
  const { applied, known } = await countMigrations(again.queries);
  expect(applied).toBe(known + 1);
  const restarted = await testGateway(again);
  const headers = { authorization: older.authorization };
  const read = await restarted.gateway.request(`/video/v1/spaces/${body.data.id}`, { headers });
  expect(await read.json()).toMatchObject({ data: { passthrough: '新旧' } });
});

it('finds every column that it knows after every migration: they only add', async () => {
  const [, ...later] = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of later) {
    expect(await readFile(`${migrationsFolder}/${name}`, 'utf8'), name).not.toMatch(BREAKS_OLDER_ONES);
  }
  for (const broken of [
    'ALTER TABLE "spaces" DROP COLUMN "status"',
    'ALTER TABLE "spaces" ADD COLUMN "a" text NOT NULL;',
    'ALTER TABLE "spaces" ALTER COLUMN "status" SET NOT NULL',
  ])
    expect(broken).toMatch(BREAKS_OLDER_ONES);
});
