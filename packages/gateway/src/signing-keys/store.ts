// Reads and writes signing keys: the public half only, the private half is shown once and never stored.
import { and, desc, eq } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { signingKeys } from '../database/schema.js';
import type { Paging } from '../http/paging.js';
import type { SigningKeyRow } from '../database/rows.js';

export async function insertSigningKey(
  queries: Queries,
  values: typeof signingKeys.$inferInsert,
): Promise<SigningKeyRow> {
  const [row] = await queries.insert(signingKeys).values(values).returning();
  return row!;
}

export async function listSigningKeys(
  queries: Queries,
  environmentId: string,
  { limit, page }: Paging,
): Promise<SigningKeyRow[]> {
  return queries
    .select()
    .from(signingKeys)
    .where(eq(signingKeys.environmentId, environmentId))
    .orderBy(desc(signingKeys.ordinal))
    .limit(limit)
    .offset((page - 1) * limit);
}

export async function findSigningKey(
  queries: Queries,
  environmentId: string,
  id: string,
): Promise<SigningKeyRow | undefined> {
  const [row] = await queries
    .select()
    .from(signingKeys)
    .where(and(eq(signingKeys.id, id), eq(signingKeys.environmentId, environmentId)));
  return row;
}

/** Whether there was such a key. */
export async function deleteSigningKey(
  queries: Queries,
  environmentId: string,
  id: string,
): Promise<boolean> {
  const gone = await queries
    .delete(signingKeys)
    .where(and(eq(signingKeys.id, id), eq(signingKeys.environmentId, environmentId)))
    .returning({ id: signingKeys.id });
  return gone.length > 0;
}
