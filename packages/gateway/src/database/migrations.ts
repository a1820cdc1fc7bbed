// How many migrations the database has, and how many this gateway knows.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Queries } from './database.js';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

export async function countMigrations(queries: Queries): Promise<{ applied: number; known: number }> {
  const result = await queries.execute(sql`select count(*)::int as count from drizzle.__drizzle_migrations`);
  // PGlite answers with an object that holds the rows, postgres.js with the rows themselves.
  const rows = (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as { count: number }[];
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')) as {
    entries: unknown[];
  };
  return { applied: rows[0]!.count, known: journal.entries.length };
}
