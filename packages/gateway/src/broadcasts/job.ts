// Makes of a stored broadcast the job that a broadcaster gets.
import type { Queries } from '../database/database.js';
import { GatewayError } from '../errors/errors.js';
import type { Settings } from '../gateway/settings.js';
import { findLiveStream } from '../live-streams/store.js';
import type { BroadcastRow, SpaceRow } from '../spaces/store.js';
import type { BroadcastJob } from './broadcaster.js';

/** Names the live stream among the destinations of a broadcast. */
export const LIVE_STREAM_DESTINATION = 'live_stream';

interface JobParts {
  readonly queries: Queries;
  readonly settings: Pick<Settings, 'ingestUrl' | 'arePrivateDestinationsAllowed'>;
}

/** @throws GatewayError `failed_request` when its live stream cannot be sent to. */
export async function jobOf(
  { queries, settings }: JobParts,
  space: Pick<SpaceRow, 'id' | 'environmentId'>,
  row: BroadcastRow,
): Promise<BroadcastJob> {
  const stream = await findLiveStream(queries, space.environmentId, row.liveStreamId);
  if (!stream) throw new GatewayError('failed_request', 'The live stream of the broadcast has been deleted');
  if (stream.status === 'disabled') {
    throw new GatewayError('failed_request', 'The live stream of the broadcast is disabled: enable it first');
  }
  if (!settings.ingestUrl) {
    throw new GatewayError(
      'failed_request',
      'No RTMP server is set: set AIRLOCK_INGEST_URL to rtmp://host:port/app',
    );
  }
  const liveStreamUrl = `${settings.ingestUrl.replace(/\/$/, '')}/${stream.streamKey}`;
  const isPublicOnly = !settings.arePrivateDestinationsAllowed;
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
