// Makes of a stored broadcast the job that a broadcaster gets.
import type { BroadcastContext } from './context.js';
import { destinationUrl } from '../live-streams/destination.js';
import type { BroadcastJob } from '@airlock-rtc/contract';
import type { BroadcastRow, SpaceRow } from '../database/rows.js';

/** Names the live stream among the destinations of a broadcast. */
export const LIVE_STREAM_DESTINATION = 'live_stream';

/** @throws GatewayError `failed_request` when its live stream cannot be sent to. */
export async function jobOf(
  context: Pick<BroadcastContext, 'liveStreams' | 'settings'>,
  space: Pick<SpaceRow, 'id' | 'environmentId'>,
  row: BroadcastRow,
): Promise<BroadcastJob> {
  const liveStreamUrl = await destinationUrl(context, space.environmentId, row.liveStreamId);
  const isPublicOnly = !context.settings.arePrivateDestinationsAllowed;
  return {
    broadcastId: row.id,
    room: space.id,
    layout: row.layout,
    resolution: row.resolution,
    ...(row.background !== null && { background: row.background }),
    destinations: [
      { id: LIVE_STREAM_DESTINATION, url: liveStreamUrl, isPublicOnly: false },
      ...row.extraDestinations.map(({ id, url }) => ({ id, url, isPublicOnly })),
    ],
  };
}
