// The one place where the state of a broadcast changes: stores it, then tells applications and the room.
import type { StoredDestinationReport } from '../database/schema.js';
import type { BroadcastContext } from './context.js';
import { recordEvents } from '../webhooks/outbox.js';
import type { BroadcastReport } from './broadcaster.js';
import { isElsewhere } from './ownership.js';
import { lockBroadcast, updateBroadcast } from './store.js';
import { broadcastEvent, translateBroadcastState } from './translate.js';
import type { BroadcastRow } from '../database/rows.js';

/** Stores what the broadcaster says, and tells applications when Mux's word for it changes. */
export async function applyReport(
  context: BroadcastContext,
  broadcastId: string,
  report: BroadcastReport,
): Promise<void> {
  const change = await context.change(async (tx, now) => {
    const found = await lockBroadcast(tx, broadcastId);
    const before = found?.row;
    // An idle broadcast begins again by `start` alone: a late word of the last run must not revive it.
    if (!found || !before || before.state === 'idle') return undefined;
    // So does the word of a broadcaster that has lost it to another gateway's.
    if (isElsewhere(context, before)) return undefined;
    const after = nextStored(before, report);
    if (isSame(before, after)) return undefined;
    const isNewState = before.state !== after.state;
    const row = await updateBroadcast(tx, broadcastId, { ...after, ...(isNewState && { stateSince: now }) });
    const status = translateBroadcastState(row.state);
    if (status !== translateBroadcastState(before.state)) {
      const { environmentId } = found.space;
      await context.liveStreams.recordBroadcast(tx, now, environmentId, row.liveStreamId, status);
      await recordEvents(tx, now, [broadcastEvent(`video.space.broadcast.${status}`, found.space, row)]);
    }
    return { before, row };
  });
  if (!change) return;
  const { before, row } = change;
  count(context, before, row);
  if (before.state !== row.state || before.cause !== row.cause) {
    context.logger.info({ broadcastId, state: row.state, cause: row.cause }, 'broadcast');
    await context.roomStates.publish(row.spaceId);
  }
}

type Stored = Pick<BroadcastRow, 'state' | 'cause' | 'destinationReports' | 'restarts'>;

/** What has been on the air and begins anew is retrying, whatever the broadcaster calls it. */
function nextStored(before: Stored, report: BroadcastReport): Stored {
  const beginsAnew = report.state === 'starting' && before.state !== 'starting';
  return {
    state: beginsAnew ? 'retrying' : report.state,
    cause: report.cause ?? (beginsAnew ? before.cause : null),
    destinationReports: report.destinations?.map(stored) ?? before.destinationReports.map(endedIf(report)),
    restarts: report.restarts ?? before.restarts,
  };
}

/** Fields in one order, so that texts can be compared. */
function stored({ id, state, cause, retries }: StoredDestinationReport): StoredDestinationReport {
  return { id, state, ...(cause !== undefined && { cause }), retries };
}

function endedIf({ state }: BroadcastReport) {
  return (destination: StoredDestinationReport): StoredDestinationReport =>
    state === 'idle' ? { ...destination, state } : destination;
}

function isSame(before: Stored, after: Stored): boolean {
  return (
    before.state === after.state &&
    before.cause === after.cause &&
    before.restarts === after.restarts &&
    JSON.stringify(before.destinationReports.map(stored)) === JSON.stringify(after.destinationReports)
  );
}

function count({ metrics }: BroadcastContext, before: Stored, after: Stored): void {
  metrics.broadcastRestarts.inc({ by: 'broadcaster' }, Math.max(0, after.restarts - before.restarts));
  for (const [index, { id, retries }] of after.destinationReports.entries()) {
    const earlier = before.destinationReports.find((destination) => destination.id === id)?.retries ?? 0;
    metrics.destinationRetries.inc({ destination: String(index + 1) }, Math.max(0, retries - earlier));
  }
}
