// Finds live streams by what somebody outside knows of them: the stream key, or a playback id.
import { eq, sql } from 'drizzle-orm';
import type { Database, Queries } from '../database/database.js';
import { liveStreams } from '../database/schema.js';

/** The stream key behind a public playback id; undefined when there is none. */
export async function streamKeyOfPlayback(queries: Queries, playbackId: string): Promise<string | undefined> {
  const wanted = JSON.stringify([{ id: playbackId, policy: 'public' }]);
  const [row] = await queries
    .select({ streamKey: liveStreams.streamKey })
    .from(liveStreams)
    .where(sql`${liveStreams.playbackIds}::jsonb @> ${wanted}::jsonb`);
  return row?.streamKey;
}

/** Whether an RTMP server should let in whoever brings this stream key: its live stream is there and not disabled. */
export async function mayPublish({ queries }: Database, streamKey: string): Promise<boolean> {
  const [row] = await queries
    .select({ status: liveStreams.status })
    .from(liveStreams)
    .where(eq(liveStreams.streamKey, streamKey));
  return row !== undefined && row.status !== 'disabled';
}
