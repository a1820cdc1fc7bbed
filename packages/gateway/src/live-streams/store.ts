// Reads and writes live streams of one environment.
import { and, desc, eq, ne } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { broadcasts, liveStreams } from '../database/schema.js';
import type { Paging } from '../http/paging.js';
import type { LiveStreamRow } from '../database/rows.js';

export async function insertLiveStream(
  tx: Queries,
  values: typeof liveStreams.$inferInsert,
): Promise<LiveStreamRow> {
  const [row] = await tx.insert(liveStreams).values(values).returning();
  return row!;
}

/** Newest first, as Mux listed them. */
export async function listLiveStreams(
  queries: Queries,
  environmentId: string,
  filter: Paging & {
    stream_key?: string | undefined;
    status?: LiveStreamRow['status'] | undefined;
  },
): Promise<LiveStreamRow[]> {
  return queries
    .select()
    .from(liveStreams)
    .where(
      and(
        eq(liveStreams.environmentId, environmentId),
        filter.stream_key === undefined ? undefined : eq(liveStreams.streamKey, filter.stream_key),
        filter.status && eq(liveStreams.status, filter.status),
      ),
    )
    .orderBy(desc(liveStreams.ordinal))
    .limit(filter.limit)
    .offset((filter.page - 1) * filter.limit);
}

export async function findLiveStream(
  queries: Queries,
  environmentId: string,
  id: string,
): Promise<LiveStreamRow | undefined> {
  const [row] = await queries
    .select()
    .from(liveStreams)
    .where(and(eq(liveStreams.id, id), eq(liveStreams.environmentId, environmentId)));
  return row;
}

/** Locks it until the transaction ends, so that its events keep their order. */
export async function lockLiveStream(
  tx: Queries,
  environmentId: string,
  id: string,
): Promise<LiveStreamRow | undefined> {
  const [row] = await tx
    .select()
    .from(liveStreams)
    .where(and(eq(liveStreams.id, id), eq(liveStreams.environmentId, environmentId)))
    .for('update');
  return row;
}

export async function updateLiveStream(
  tx: Queries,
  id: string,
  change: Partial<typeof liveStreams.$inferInsert>,
): Promise<LiveStreamRow> {
  const [row] = await tx.update(liveStreams).set(change).where(eq(liveStreams.id, id)).returning();
  return row!;
}

export async function deleteLiveStream(tx: Queries, id: string): Promise<void> {
  await tx.delete(liveStreams).where(eq(liveStreams.id, id));
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
