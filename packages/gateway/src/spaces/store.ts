// Reads and writes spaces, with their broadcasts, inside one environment.
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { broadcasts, spaces } from '../database/schema.js';
import type { BroadcastRow, SpaceRow } from '../database/rows.js';

export interface SpaceWithBroadcasts {
  readonly space: SpaceRow;
  readonly broadcasts: readonly BroadcastRow[];
}

export async function insertSpace(tx: Queries, values: typeof spaces.$inferInsert): Promise<SpaceRow> {
  const [row] = await tx.insert(spaces).values(values).returning();
  return row!;
}

export async function findSpace(
  queries: Queries,
  environmentId: string,
  id: string,
): Promise<SpaceWithBroadcasts | undefined> {
  const isIt = and(eq(spaces.id, id), eq(spaces.environmentId, environmentId), isNull(spaces.deletedAt));
  // In one statement: a second one would take as long again.
  const rows = await queries
    .select({ space: spaces, broadcast: broadcasts })
    .from(spaces)
    .leftJoin(broadcasts, eq(broadcasts.spaceId, spaces.id))
    .where(isIt)
    .orderBy(asc(broadcasts.ordinal));
  const broadcastsOfIt = rows.flatMap(({ broadcast }) => broadcast ?? []);
  return rows[0] && { space: rows[0].space, broadcasts: broadcastsOfIt };
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

/** Whether a room is a living space's, or nobody's. */
export async function isSpace(queries: Queries, name: string): Promise<boolean> {
  return (await findSpaceById(queries, name)) !== undefined;
}

/** Which of these names are spaces, and those deleted within the last minutes. */
export async function spacesAmong(
  queries: Queries,
  names: readonly string[],
): Promise<{ id: string; isDeleted: boolean }[]> {
  const isRecent = sql`${spaces.deletedAt} > clock_timestamp() - interval '5 minutes'`;
  return queries
    .select({ id: spaces.id, isDeleted: sql<boolean>`${spaces.deletedAt} is not null` })
    .from(spaces)
    .where(or(isAnyOf(names), isRecent));
}

export async function findSpacesById(queries: Queries, ids: readonly string[]): Promise<SpaceRow[]> {
  return queries
    .select()
    .from(spaces)
    .where(and(isAnyOf(ids), isNull(spaces.deletedAt)));
}

/** As one parameter: a statement may have 65,535, and takes long to build with thousands. */
function isAnyOf(ids: readonly string[]) {
  return sql`${spaces.id} = any(${sql.param(ids)}::text[])`;
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
