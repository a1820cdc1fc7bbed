// The two engines that every test of the store runs on.
import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase, type Database } from '../src/database/database.js';
import { newId } from '../src/database/identifiers.js';
import { ensureEnvironment } from '../src/environments/store.js';
import { openInMemory } from './in-memory.js';
import { startPostgres, type TestPostgres } from './postgres.js';

/** A database takes a second to start, and many times that on a machine that is busy with other tests. */
const PATIENCE_MS = 60_000;

/** Describes the same tests on PGlite and on Postgres; `database()` is open while they run. */
export function onBothDatabases(name: string, tests: (database: () => Database) => void): void {
  describe(`${name} (PGlite)`, { timeout: PATIENCE_MS }, () => {
    let database: Database | undefined;
    beforeAll(async () => {
      database = await openInMemory();
    }, PATIENCE_MS);
    afterAll(() => database?.close());
    tests(() => database!);
  });
  onPostgres(`${name} (Postgres)`, tests);
}

/** What several gateways on one database do can be seen on Postgres alone. */
export function onPostgres(name: string, tests: (database: () => Database) => void): void {
  describe(name, { timeout: PATIENCE_MS }, () => {
    let database: Database | undefined;
    let postgres: TestPostgres | undefined;
    beforeAll(async () => {
      postgres = await startPostgres();
      database = await openDatabase({ url: await postgres.createDatabase() });
    }, PATIENCE_MS);
    afterAll(async () => {
      await database?.close();
      await postgres?.[Symbol.asyncDispose]();
    });
    tests(() => database!);
  });
}

/** A new environment keeps a test's rows apart from every other test's. */
export async function newEnvironment(database: Database, now = new Date()): Promise<string> {
  const id = newId();
  return (await ensureEnvironment(database.queries, { id, name: id, createdAt: now })).id;
}
