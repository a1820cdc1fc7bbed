// From a stored broadcast to Mux's Broadcast object, in REST and in webhooks.
import { isOnAir } from '@airlock-rtc/contract';
import type { NewEvent } from '../webhooks/outbox.js';
import { destinationLabel } from './destinations.js';
import { LIVE_STREAM_DESTINATION } from './job.js';
import type { Broadcast } from './schemas.js';
import type { BroadcastRow, SpaceRow } from '../database/rows.js';

/** `layout` and `resolution` are always there: mux-python 3.12 refuses a broadcast without. */
export function translateBroadcast(row: BroadcastRow): Broadcast {
  return {
    id: row.id,
    live_stream_id: row.liveStreamId,
    // Mux has two words for our four.
    status: isOnAir(row.state) ? 'active' : 'idle',
    layout: row.layout,
    resolution: row.resolution,
    ...(row.background !== null && { background: row.background }),
    ...(row.passthrough !== null && { passthrough: row.passthrough }),
    airlock: translateTruth(row),
  };
}

function translateTruth(row: BroadcastRow): Broadcast['airlock'] {
  const all = [{ id: LIVE_STREAM_DESTINATION, url: undefined }, ...row.extraDestinations];
  return {
    state: row.state,
    ...(row.outcome !== null && { outcome: row.outcome }),
    since: row.stateSince.toISOString(),
    ...(row.cause !== null && { cause: row.cause }),
    destinations: all.map(({ id, url }) => {
      const report = row.destinationReports.find((destination) => destination.id === id);
      return {
        id,
        ...(url !== undefined && { url: destinationLabel(url) }),
        // A broadcaster that does not tell them apart speaks for all.
        state: report?.state ?? row.state,
        ...(report?.cause !== undefined && { cause: report.cause }),
        retries: report?.retries ?? 0,
      };
    }),
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
