// Reads and writes environments.
import { asc, eq } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { environments } from '../database/schema.js';
import type { EnvironmentRow } from '../database/rows.js';

export async function listEnvironments(queries: Queries): Promise<EnvironmentRow[]> {
  return queries.select().from(environments).orderBy(asc(environments.createdAt), asc(environments.id));
}

export async function findEnvironment(queries: Queries, id: string): Promise<EnvironmentRow | undefined> {
  const [row] = await queries.select().from(environments).where(eq(environments.id, id));
  return row;
}

/** The environment of this name, made when there is none yet. Safe for two gateways that start together. */
export async function ensureEnvironment(
  queries: Queries,
  values: typeof environments.$inferInsert,
): Promise<EnvironmentRow> {
  await queries.insert(environments).values(values).onConflictDoNothing({ target: environments.name });
  const [row] = await queries.select().from(environments).where(eq(environments.name, values.name));
  return row!;
}
