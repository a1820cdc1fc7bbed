// How many migrations the database has, and how many this gateway knows.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Queries } from './queries.js';
import { rowsOf } from './rows-of.js';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export async function countMigrations(queries: Queries): Promise<{ applied: number; known: number }> {
  const rows = rowsOf<{ count: number }>(
    await queries.execute(sql`select count(*)::int as count from drizzle.__drizzle_migrations`),
  );
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')) as {
    entries: unknown[];
  };
  return { applied: rows[0]!.count, known: journal.entries.length };
}
