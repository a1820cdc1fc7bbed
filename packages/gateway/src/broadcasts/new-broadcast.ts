// Stores a new broadcast of a space.
import { DEFAULT_BROADCAST_LAYOUT, DEFAULT_BROADCAST_RESOLUTION, NEVER_BEGUN } from '@airlock-rtc/contract';
import type { Queries } from '../database/database.js';
import { newId } from '../database/identifiers.js';
import type { BroadcastRow, SpaceRow } from '../database/rows.js';
import { newExtraDestination } from './destinations.js';
import type { CreateBroadcastRequest } from './schemas.js';
import { insertBroadcast } from './store.js';

/** Stores an idle broadcast, to a live stream that `requireLiveStream` has found. */
export async function insertNewBroadcast(
  tx: Queries,
  now: Date,
  space: SpaceRow,
  wanted: CreateBroadcastRequest,
): Promise<BroadcastRow> {
  return insertBroadcast(tx, {
    id: newId(),
    spaceId: space.id,
    liveStreamId: wanted.live_stream_id,
    layout: wanted.layout ?? DEFAULT_BROADCAST_LAYOUT,
    resolution: wanted.resolution ?? DEFAULT_BROADCAST_RESOLUTION,
    background: wanted.background ?? null,
    passthrough: wanted.passthrough ?? null,
    ...NEVER_BEGUN,
    stateSince: now,
    extraDestinations: (wanted.airlock?.destinations ?? []).map(({ url }) => newExtraDestination(url)),
  });
}
