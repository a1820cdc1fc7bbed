import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newEnvironment, onBothDatabases } from '../../test/databases.js';
import { startPgBouncer } from '../../test/pgbouncer.js';
import { startPostgres } from '../../test/postgres.js';
import { testGateway } from '../../test/gateway.js';
import { findEnvironment } from '../environments/store.js';
import { openDatabase } from './database.js';
import { isId, newId } from './identifiers.js';
import { rowsOf } from './rows-of.js';
import { countMigrations } from './migrations.js';

const SLOW = 60_000;

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-database-'));
  return {
    path: join(folder, 'database'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

onBothDatabases('the database', (database) => {
  it('has every migration that the gateway knows', async () => {
    const { applied, known } = await countMigrations(database().queries);
    expect(known).toBeGreaterThan(0);
    expect(applied).toBe(known);
  });

  it('finds the deliveries of an event by an index: the clean-up asks once for every event', async () => {
    const ofEvent = sql`select indexname from pg_indexes where indexdef like '%deliveries%(event_id)%'`;
    expect(JSON.stringify(await database().queries.execute(ofEvent))).toContain('deliveries_of_event');
  });
});

it(
  'in a folder keeps its rows, and lets one process in at a time',
  async () => {
    await using folder = await temporaryFolder();
    const first = await openDatabase({ folder: folder.path });
    expect((await stat(folder.path)).mode & 0o077).toBe(0);
    const id = await newEnvironment(first);
    await expect(openDatabase({ folder: folder.path })).rejects.toMatchObject({
      code: 'database_in_use',
      message: expect.stringContaining('DATABASE_URL'),
    });
    await first.close();
    await using second = await openDatabase({ folder: folder.path });
    expect(await findEnvironment(second.queries, id)).toMatchObject({ id });
  },
  SLOW,
);

it(
  'is made in a folder whose first start was interrupted',
  async () => {
    await using folder = await temporaryFolder();
    // As initdb leaves it when it is killed early: PGlite takes it for a database and cannot open it.
    const unfinished = `${folder.path}.new`;
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, 'PG_VERSION'), '17\n');
    await using database = await openDatabase({ folder: folder.path });
    expect((await countMigrations(database.queries)).applied).toBeGreaterThan(0);
    await expect(stat(unfinished)).rejects.toMatchObject({ code: 'ENOENT' });
  },
  SLOW,
);

it(
  'says why a folder cannot be opened, and what to do',
  async () => {
    await using folder = await temporaryFolder();
    await mkdir(folder.path);
    // A disk that lost all the other files.
    await writeFile(join(folder.path, 'PG_VERSION'), '17\n');
    await expect(openDatabase({ folder: folder.path })).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.stringMatching(
        /could not be opened \(.+\): put a copy of it back, or name another folder\.$/,
      ),
    });
  },
  SLOW,
);

it(
  'is migrated once by gateways that start together on one Postgres',
  async () => {
    await using postgres = await startPostgres();
    const url = await postgres.createDatabase();
    const [one, other] = await Promise.all([openDatabase({ url }), openDatabase({ url })]);
    await using _one = one;
    await using _other = other;
    expect((await countMigrations(one.queries)).applied).toBe((await countMigrations(other.queries)).known);
    const { ask } = await testGateway(one);
    const { id } = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
    expect((await ask('GET', `/video/v1/spaces/${id}`)).status).toBe(200);
  },
  SLOW,
);

it(
  'prepares lists by name where Postgres itself answers, and never through PgBouncer, whose connections are shared',
  async () => {
    await using postgres = await startPostgres();
    const url = new URL(await postgres.createDatabase());
    await using pgBouncer = await startPgBouncer(postgres.port, url.pathname.slice(1));
    const preparedAt = async ({ href }: URL) => {
      await using database = await openDatabase({ url: href, connections: 1 });
      const { ask } = await testGateway(database);
      expect((await ask('GET', '/video/v1/spaces')).status).toBe(200);
      return rowsOf(await database.queries.execute(sql`select name from pg_prepared_statements`));
    };
    expect(await preparedAt(url)).toEqual([{ name: 'list_spaces' }]);
    url.port = String(pgBouncer.port);
    expect(await preparedAt(url)).toEqual([]);
  },
  SLOW,
);

it(
  'says what to check when Postgres is not there, without the password',
  async () => {
    const failure = await openDatabase({ url: 'postgres://ada:hunter2@127.0.0.1:9/none' }).catch(
      (error) => error,
    );
    expect(failure).toMatchObject({
      code: 'database_unreachable',
      message: expect.stringContaining('DATABASE_URL'),
    });
    expect(String(failure.message)).not.toContain('hunter2');
  },
  SLOW,
);

it(
  'opens no more connections to Postgres than it is told to',
  async () => {
    await using postgres = await startPostgres();
    await using database = await openDatabase({ url: await postgres.createDatabase(), connections: 2 });
    const count = async () => {
      const [row] = rowsOf<{ open: number }>(
        await database.queries.execute(sql`
          select count(*)::int as open, pg_sleep(0.05) from pg_stat_activity where datname = current_database()`),
      );
      return row!.open;
    };
    await Promise.all(Array.from({ length: 6 }, count));
    expect(await count()).toBe(2);
  },
  SLOW,
);

it('makes ids of letters and digits alone, each another', () => {
  const ids = Array.from({ length: 1000 }, () => newId());
  expect(new Set(ids).size).toBe(1000);
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids.join('')).size).toBe(62);
});
