// Finds live streams by what somebody outside knows of them: the stream key, or a playback id.
import { desc, eq, sql } from 'drizzle-orm';
import type { Database, Queries } from '../database/database.js';
import type { BroadcastRow } from '../database/rows.js';
import { broadcasts, liveStreams } from '../database/schema.js';

/** The live stream behind a public playback id; undefined when there is none. */
export async function streamOfPlayback(
  queries: Queries,
  playbackId: string,
): Promise<{ id: string; streamKey: string } | undefined> {
  const wanted = JSON.stringify([{ id: playbackId, policy: 'public' }]);
  const [row] = await queries
    .select({ id: liveStreams.id, streamKey: liveStreams.streamKey })
    .from(liveStreams)
    .where(sql`${liveStreams.playbackIds}::jsonb @> ${wanted}::jsonb`);
  return row;
}

/** The newest broadcast into a live stream; undefined when there is none. */
export async function broadcastInto(
  queries: Queries,
  liveStreamId: string,
): Promise<BroadcastRow | undefined> {
  const [row] = await queries
    .select()
    .from(broadcasts)
    .where(eq(broadcasts.liveStreamId, liveStreamId))
    .orderBy(desc(broadcasts.ordinal))
    .limit(1);
  return row;
}

/** Whether an RTMP server should let in whoever brings this stream key: its live stream is there and not disabled. */
export async function mayPublish({ queries }: Database, streamKey: string): Promise<boolean> {
  const [row] = await queries
    .select({ status: liveStreams.status })
    .from(liveStreams)
    .where(eq(liveStreams.streamKey, streamKey));
  return row !== undefined && row.status !== 'disabled';
}
