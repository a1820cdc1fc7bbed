// Reads and writes access tokens: only a hash of the secret is stored.
import { and, desc, eq } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { accessTokens } from '../database/schema.js';
import type { AccessTokenRow } from '../database/rows.js';

export async function insertAccessToken(
  queries: Queries,
  values: typeof accessTokens.$inferInsert,
): Promise<AccessTokenRow> {
  const [row] = await queries.insert(accessTokens).values(values).returning();
  return row!;
}

export async function findAccessToken(queries: Queries, id: string): Promise<AccessTokenRow | undefined> {
  const [row] = await queries.select().from(accessTokens).where(eq(accessTokens.id, id));
  return row;
}

export async function listAccessTokens(queries: Queries, environmentId: string): Promise<AccessTokenRow[]> {
  return queries
    .select()
    .from(accessTokens)
    .where(eq(accessTokens.environmentId, environmentId))
    .orderBy(desc(accessTokens.ordinal));
}

/** Whether there was such a token. */
export async function deleteAccessToken(
  queries: Queries,
  environmentId: string,
  id: string,
): Promise<boolean> {
  const gone = await queries
    .delete(accessTokens)
    .where(and(eq(accessTokens.id, id), eq(accessTokens.environmentId, environmentId)))
    .returning({ id: accessTokens.id });
  return gone.length > 0;
}
