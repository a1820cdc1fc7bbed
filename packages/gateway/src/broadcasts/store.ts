// Reads and writes broadcasts of a space.
import { and, asc, desc, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { broadcasts } from '../database/schema.js';
import type { BroadcastRow } from '../spaces/store.js';

export async function insertBroadcast(
  tx: Queries,
  values: typeof broadcasts.$inferInsert,
): Promise<BroadcastRow> {
  const [row] = await tx.insert(broadcasts).values(values).returning();
  return row!;
}

export async function updateBroadcast(
  tx: Queries,
  id: string,
  change: Partial<typeof broadcasts.$inferInsert>,
): Promise<BroadcastRow> {
  const [row] = await tx.update(broadcasts).set(change).where(eq(broadcasts.id, id)).returning();
  return row!;
}

export async function deleteBroadcast(tx: Queries, id: string): Promise<void> {
  await tx.delete(broadcasts).where(eq(broadcasts.id, id));
}

export async function findBroadcastAnywhere(queries: Queries, id: string): Promise<BroadcastRow | undefined> {
  const [row] = await queries.select().from(broadcasts).where(eq(broadcasts.id, id));
  return row;
}

export async function broadcastsOfSpaces(
  queries: Queries,
  spaceIds: readonly string[],
): Promise<BroadcastRow[]> {
  if (spaceIds.length === 0) return [];
  return queries
    .select()
    .from(broadcasts)
    .where(inArray(broadcasts.spaceId, [...spaceIds]))
    .orderBy(asc(broadcasts.ordinal));
}

/** Those that are not idle, of every space. */
export async function runningBroadcasts(queries: Queries): Promise<BroadcastRow[]> {
  return queries
    .select()
    .from(broadcasts)
    .where(ne(broadcasts.state, 'idle'))
    .orderBy(asc(broadcasts.ordinal));
}

/** The last hundred that ended, or did not start, for a reason. */
export async function endedForCause(queries: Queries): Promise<BroadcastRow[]> {
  return queries
    .select()
    .from(broadcasts)
    .where(and(eq(broadcasts.state, 'idle'), isNotNull(broadcasts.cause)))
    .orderBy(desc(broadcasts.stateSince))
    .limit(100);
}

/** Whether a live stream is the destination of a broadcast that is not idle. */
export async function isDestinationInUse(queries: Queries, liveStreamId: string): Promise<boolean> {
  const rows = await queries
    .select({ id: broadcasts.id })
    .from(broadcasts)
    .where(and(eq(broadcasts.liveStreamId, liveStreamId), ne(broadcasts.state, 'idle')))
    .limit(1);
  return rows.length > 0;
}
