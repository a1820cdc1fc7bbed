// From a stored broadcast to Mux's Broadcast object, in REST and in webhooks.
import type { BroadcastState } from '@airlock/contract';
import type { BroadcastRow, SpaceRow } from '../spaces/store.js';
import type { NewEvent } from '../webhooks/outbox.js';
import type { Broadcast } from './schemas.js';

/** Mux has two words for our four: a broadcast that retries is still on the air, one that starts is not yet. */
export function translateBroadcastState(state: BroadcastState): Broadcast['status'] {
  return state === 'active' || state === 'retrying' ? 'active' : 'idle';
}

/** `layout` and `resolution` are always there: mux-python 3.12 refuses a broadcast without. */
export function translateBroadcast(row: BroadcastRow): Broadcast {
  return {
    id: row.id,
    live_stream_id: row.liveStreamId,
    status: translateBroadcastState(row.state),
    layout: row.layout,
    resolution: row.resolution,
    ...(row.background !== null && { background: row.background }),
    ...(row.passthrough !== null && { passthrough: row.passthrough }),
  };
}

export function broadcastEvent(
  type: NewEvent['type'],
  space: SpaceRow,
  row: BroadcastRow,
  requestId?: string | undefined,
): NewEvent {
  return {
    environmentId: space.environmentId,
    type,
    object: { type: 'broadcast', id: row.id },
    data: translateBroadcast(row),
    orderKey: space.id,
    requestId,
  };
}
