// Opens the store, PGlite in a folder or Postgres by URL, and brings its tables up to date.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { GatewayError } from '../errors/errors.js';
import { openClock, type DatabaseClock } from './clock.js';
import { lockFolder } from './folder-lock.js';
import { migrationsFolder } from './migrations.js';
import { openPostgresPool } from './postgres.js';
import type { Queries } from './queries.js';
import * as schema from './schema.js';

export type { Queries };

export interface Database extends AsyncDisposable {
  readonly kind: 'pglite' | 'postgres';
  readonly queries: Queries;
  readonly clock: DatabaseClock;
  close(): Promise<void>;
}

/** Opens Postgres by its URL, or PGlite in a folder. */
export async function openDatabase(
  where: { url: string; connections?: number | undefined } | { folder: string },
): Promise<Database> {
  return 'url' in where ? openPostgres(where.url, where.connections) : openPglite(where.folder);
}

async function openPostgres(url: string, connections?: number): Promise<Database> {
  const { queries, end } = await openPostgresPool(url, connections);
  return handle('postgres', queries, end);
}

/** PGlite's default, 128 MB, is taken at once and never given back; a gateway's tables are a few megabytes. */
const PGLITE_SHARED_BUFFERS = '16MB';

async function openPglite(folder: string): Promise<Database> {
  // Nobody else on this machine need read what is in it.
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  const unlock = await lockFolder(folder);
  try {
    const startParams = [...PGlite.defaultStartParams, '-c', `shared_buffers=${PGLITE_SHARED_BUFFERS}`];
    if (!existsSync(join(folder, 'PG_VERSION'))) await initialize(folder, startParams);
    return await migratedPglite(await PGlite.create(folder, { startParams }), unlock);
  } catch (cause) {
    await unlock();
    throw new GatewayError(
      'database_unreachable',
      `The database in ${folder} could not be opened (${reasonOf(cause)}): put a copy of it back, or name another folder.`,
      { cause },
    );
  }
}

/** Of a process that failed: the line that says why, among its command and its stack. */
function reasonOf(cause: unknown): string {
  const { stderr, message } = cause as { stderr?: unknown; message?: unknown };
  return /^\w*Error: (.+)$/m.exec(String(stderr))?.[1] ?? String(message ?? cause);
}

/**
 * In a process that ends: `initdb` takes some 400 MB, which a process that goes on never gives back. It writes beside the
 * folder, since PGlite never opens one that an interrupted `initdb` has left behind.
 */
async function initialize(folder: string, startParams: string[]): Promise<void> {
  const unfinished = `${resolve(folder)}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const given = ['--input-type=module', '--eval', INITIALIZE, unfinished, JSON.stringify(startParams)];
  // PGlite is imported by its name from here: its CommonJS build does not find its files in a folder named `C#`.
  await promisify(execFile)(process.execPath, given, { cwd: import.meta.dirname });
  // Windows does not rename onto a folder, even an empty one.
  await rmdir(folder);
  await rename(unfinished, folder);
}

const INITIALIZE = `
import { PGlite } from '@electric-sql/pglite';
const [folder, startParams] = process.argv.slice(1);
const database = await PGlite.create(folder, { startParams: JSON.parse(startParams) });
await database.close();`;

/** Brings the tables of an open PGlite up to date; whoever closes the database closes it too. */
export async function migratedPglite(client: PGlite, afterwards = async () => {}): Promise<Database> {
  const queries = drizzlePglite(client, { schema });
  await migratePglite(queries, { migrationsFolder });
  return handle('pglite', queries, async () => {
    await client.close();
    await afterwards();
  });
}

async function handle(kind: Database['kind'], queries: Queries, end: () => Promise<void>): Promise<Database> {
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= end());
  return { kind, queries, clock: await openClock(queries), close, [Symbol.asyncDispose]: close };
}
