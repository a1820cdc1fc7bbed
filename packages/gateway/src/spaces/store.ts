// Reads and writes spaces, with their broadcasts, inside one environment.
import { and, asc, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { broadcasts, spaces } from '../database/schema.js';
import type { Paging } from '../http/paging.js';
import type { BroadcastRow, SpaceRow } from '../database/rows.js';

export interface SpaceWithBroadcasts {
  readonly space: SpaceRow;
  readonly broadcasts: readonly BroadcastRow[];
}

export async function insertSpace(tx: Queries, values: typeof spaces.$inferInsert): Promise<SpaceRow> {
  const [row] = await tx.insert(spaces).values(values).returning();
  return row!;
}

/** Newest first, as Mux listed live streams. */
export async function listSpaces(
  queries: Queries,
  environmentId: string,
  { limit, page }: Paging,
): Promise<SpaceWithBroadcasts[]> {
  const isListed = and(eq(spaces.environmentId, environmentId), isNull(spaces.deletedAt));
  // By the index alone: the rows of the pages before are not read.
  const ordinals = queries
    .select({ ordinal: spaces.ordinal })
    .from(spaces)
    .where(isListed)
    .orderBy(desc(spaces.ordinal))
    .limit(limit)
    .offset((page - 1) * limit);
  return select(queries, and(isListed, sql`${spaces.ordinal} = any(array(${ordinals}))`));
}

export async function findSpace(
  queries: Queries,
  environmentId: string,
  id: string,
): Promise<SpaceWithBroadcasts | undefined> {
  const isIt = and(eq(spaces.id, id), eq(spaces.environmentId, environmentId), isNull(spaces.deletedAt));
  return (await select(queries, isIt))[0];
}

/** In one statement: a second one would take as long again. */
async function select(queries: Queries, where: SQL | undefined): Promise<SpaceWithBroadcasts[]> {
  const rows = await queries
    .select({ space: spaces, broadcast: broadcasts })
    .from(spaces)
    .leftJoin(broadcasts, eq(broadcasts.spaceId, spaces.id))
    .where(where)
    .orderBy(desc(spaces.ordinal), asc(broadcasts.ordinal));
  const found: { space: SpaceRow; broadcasts: BroadcastRow[] }[] = [];
  for (const { space, broadcast } of rows) {
    if (found.at(-1)?.space.id !== space.id) found.push({ space, broadcasts: [] });
    if (broadcast) found.at(-1)!.broadcasts.push(broadcast);
  }
  return found;
}

/** Of whichever environment; not a deleted one. */
export async function findSpaceById(queries: Queries, id: string): Promise<SpaceRow | undefined> {
  const [row] = await queries
    .select()
    .from(spaces)
    .where(and(eq(spaces.id, id), isNull(spaces.deletedAt)));
  return row;
}

export async function findSpaceByDevelopmentName(
  queries: Queries,
  environmentId: string,
  name: string,
): Promise<SpaceRow | undefined> {
  const [row] = await queries
    .select()
    .from(spaces)
    .where(
      and(
        eq(spaces.environmentId, environmentId),
        eq(spaces.developmentName, name),
        isNull(spaces.deletedAt),
      ),
    );
  return row;
}

/** Locks a living space until the transaction ends: every change that causes events begins with it. */
export async function lockSpace(tx: Queries, id: string): Promise<SpaceWithBroadcasts | undefined> {
  const rows = await tx
    .select()
    .from(spaces)
    .where(and(eq(spaces.id, id), isNull(spaces.deletedAt)))
    .for('update');
  return (await withBroadcasts(tx, rows))[0];
}

export async function updateSpace(
  tx: Queries,
  id: string,
  change: Partial<typeof spaces.$inferInsert>,
): Promise<SpaceRow> {
  const [row] = await tx.update(spaces).set(change).where(eq(spaces.id, id)).returning();
  return row!;
}

/** Which of these names are living spaces; rooms that are nobody's space drop out here. */
export async function knownSpaceIds(queries: Queries, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await queries
    .select({ id: spaces.id })
    .from(spaces)
    .where(and(inArray(spaces.id, [...names]), isNull(spaces.deletedAt)));
  return rows.map(({ id }) => id);
}

/** Which of these names are spaces that have been deleted. */
export async function deletedSpaceIds(queries: Queries, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await queries
    .select({ id: spaces.id })
    .from(spaces)
    .where(and(inArray(spaces.id, [...names]), isNotNull(spaces.deletedAt)));
  return rows.map(({ id }) => id);
}

export async function activeSpaceIds(queries: Queries): Promise<string[]> {
  const rows = await queries
    .select({ id: spaces.id })
    .from(spaces)
    .where(and(eq(spaces.status, 'active'), isNull(spaces.deletedAt)));
  return rows.map(({ id }) => id);
}

async function withBroadcasts(queries: Queries, rows: SpaceRow[]): Promise<SpaceWithBroadcasts[]> {
  if (rows.length === 0) return [];
  const children = await queries
    .select()
    .from(broadcasts)
    .where(
      inArray(
        broadcasts.spaceId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(broadcasts.ordinal));
  return rows.map((space) => ({
    space,
    broadcasts: children.filter(({ spaceId }) => spaceId === space.id),
  }));
}
