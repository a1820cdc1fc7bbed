// A database for tests alone, ready at once.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { migratedPglite, type Database } from '../src/database/database.js';
import { migrationsFolder } from '../src/database/migrations.js';

const FOLDER = fileURLToPath(new URL('../../../.cache/pglite', import.meta.url));

/** PGlite in memory, with its tables. They are made once and kept: making them takes seconds for every database. */
export async function openInMemory(): Promise<Database> {
  const kept = `${FOLDER}/${await dumpName()}`;
  const dump = await readFile(kept).catch(() => undefined);
  if (dump) return migratedPglite(await PGlite.create({ loadDataDir: new Blob([dump]) }));
  const client = await PGlite.create();
  const database = await migratedPglite(client);
  const made = await client.dumpDataDir('none');
  await mkdir(FOLDER, { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  await writeFile(unfinished, Buffer.from(await made.arrayBuffer()));
  await rename(unfinished, kept);
  return database;
}

/** The name says what it was made of: other migrations or another PGlite make another. */
async function dumpName(): Promise<string> {
  const migrations = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  const madeOf = [
    ...migrations.map((name) => `${migrationsFolder}/${name}`),
    fileURLToPath(new URL('../package.json', import.meta.url)),
  ];
  const hash = createHash('sha256');
  for (const file of madeOf) hash.update(await readFile(file));
  return `${hash.digest('hex').slice(0, 16)}.tar`;
}
