// Reads and writes broadcasts of a space.
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { broadcasts, spaces } from '../database/schema.js';
import { notFound } from '../errors/errors.js';
import type { BroadcastRow, SpaceRow } from '../database/rows.js';

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

export interface BroadcastOfSpace {
  readonly space: SpaceRow;
  readonly row: BroadcastRow;
}

/** @throws GatewayError `not_found`, which says whether it is the space or the broadcast. */
export async function findBroadcast(
  queries: Queries,
  environmentId: string,
  spaceId: string,
  id: string,
): Promise<BroadcastOfSpace> {
  const [found] = await queries
    .select({ space: spaces, row: broadcasts })
    .from(spaces)
    .leftJoin(broadcasts, and(eq(broadcasts.spaceId, spaces.id), eq(broadcasts.id, id)))
    .where(and(eq(spaces.id, spaceId), eq(spaces.environmentId, environmentId), isNull(spaces.deletedAt)));
  if (!found) throw notFound('Space');
  if (!found.row) throw notFound('Broadcast');
  return { space: found.space, row: found.row };
}

/** Locks the living space of a broadcast until the transaction ends, as every change that causes events does. */
export async function lockBroadcast(tx: Queries, id: string): Promise<BroadcastOfSpace | undefined> {
  const spaceId = (await findBroadcastAnywhere(tx, id))?.spaceId;
  if (spaceId === undefined) return undefined;
  const [space] = await tx
    .select()
    .from(spaces)
    .where(and(eq(spaces.id, spaceId), isNull(spaces.deletedAt)))
    .for('update');
  // Read again: whoever held the lock may have changed or deleted it.
  const row = space && (await findBroadcastAnywhere(tx, id));
  return row && { space, row };
}

export async function findBroadcastAnywhere(queries: Queries, id: string): Promise<BroadcastRow | undefined> {
  const [row] = await queries.select().from(broadcasts).where(eq(broadcasts.id, id));
  return row;
}

/** Not a deleted one. */
export async function findSpaceOf(
  queries: Queries,
  { spaceId }: Pick<BroadcastRow, 'spaceId'>,
): Promise<SpaceRow | undefined> {
  const [space] = await queries
    .select()
    .from(spaces)
    .where(and(eq(spaces.id, spaceId), isNull(spaces.deletedAt)));
  return space;
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
