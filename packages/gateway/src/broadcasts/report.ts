// The one place where the state of a broadcast changes: stores what an event makes of it, then tells applications and the room.
import {
  type BroadcastLifecycle,
  type BroadcastReport,
  isOnAir,
  type LifecycleEvent,
  nextLifecycle,
} from '@airlock-rtc/contract';
import type { BroadcastRow } from '../database/rows.js';
import type { StoredDestinationReport } from '../database/schema.js';
import { recordEvents } from '../webhooks/outbox.js';
import type { BroadcastContext } from './context.js';
import { isElsewhere } from './ownership.js';
import { lockBroadcast, updateBroadcast } from './store.js';
import { broadcastEvent } from './translate.js';

type Stored = Pick<
  BroadcastRow,
  'state' | 'outcome' | 'cause' | 'destinationReports' | 'restarts' | 'isHandedOver'
>;

/** Stores what the broadcaster says, and ends what it sends against the will of the store. */
export async function applyReport(
  context: BroadcastContext,
  broadcastId: string,
  report: BroadcastReport,
): Promise<void> {
  const { state, cause } = report;
  const effects = await applyEvent(context, broadcastId, { type: 'report', state, cause }, report);
  if (effects.includes('end')) await context.broadcaster?.stop(broadcastId);
}

/** Stores what an event makes of a broadcast. @returns what is left to do to it: `begin` and `end`. */
export async function applyEvent(
  context: BroadcastContext,
  broadcastId: string,
  event: LifecycleEvent,
  report?: BroadcastReport,
): Promise<readonly string[]> {
  const change = await context.change(async (tx, now) => {
    const found = await lockBroadcast(tx, broadcastId);
    if (!found) return undefined;
    const before = found.row;
    // A broadcaster that has lost it to another gateway's has no say.
    if (event.type !== 'stop' && isElsewhere(context, before)) return undefined;
    // It gets ready, and the one before it is on the air.
    const isPreparing = event.type === 'report' && event.state === 'starting';
    if (before.isHandedOver && isPreparing) return undefined;
    const { state: lifecycle, effects } = nextLifecycle(lifecycleOf(before), event);
    const after = nextStored(before, lifecycle, report);
    if (before.state === 'idle' || isSame(before, after)) return { before, row: before, effects };
    const isNewState = before.state !== after.state;
    const row = await updateBroadcast(tx, broadcastId, { ...after, ...(isNewState && { stateSince: now }) });
    if (isOnAir(row.state) !== isOnAir(before.state)) {
      const status = isOnAir(row.state) ? 'active' : 'idle';
      const { environmentId } = found.space;
      await context.liveStreams.recordBroadcast(tx, now, environmentId, row.liveStreamId, status);
      await recordEvents(tx, now, [broadcastEvent(`video.space.broadcast.${status}`, found.space, row)]);
    }
    return { before, row, effects };
  });
  if (!change) return [];
  const { before, row, effects } = change;
  if (row.state === 'idle') context.leases.release(broadcastId);
  if (row === before) return effects;
  count(context, before, row);
  if (before.state !== row.state || before.cause !== row.cause) {
    context.logger.info({ broadcastId, state: row.state, cause: row.cause }, 'broadcast');
    await context.roomStates.publish(row.spaceId);
  }
  return effects;
}

export function lifecycleOf({
  state,
  outcome,
  cause,
}: Pick<Stored, 'state' | 'outcome' | 'cause'>): BroadcastLifecycle {
  return { state, ...(outcome !== null && { outcome }), ...(cause !== null && { cause }) };
}

function nextStored(before: Stored, after: BroadcastLifecycle, report?: BroadcastReport): Stored {
  const { state, outcome, cause } = after;
  return {
    state,
    outcome: outcome ?? null,
    cause: cause ?? null,
    destinationReports: report?.destinations?.map(stored) ?? before.destinationReports.map(endedIf(state)),
    restarts: report?.restarts ?? before.restarts,
    isHandedOver: false,
  };
}

/** Fields in one order, so that texts can be compared. */
function stored({ id, state, cause, retries }: StoredDestinationReport): StoredDestinationReport {
  return { id, state, ...(cause !== undefined && { cause }), retries };
}

function endedIf(state: Stored['state']) {
  return (destination: StoredDestinationReport): StoredDestinationReport =>
    state === 'idle' ? { ...destination, state } : destination;
}

function isSame(before: Stored, after: Stored): boolean {
  return (
    before.state === after.state &&
    before.cause === after.cause &&
    before.restarts === after.restarts &&
    before.isHandedOver === after.isHandedOver &&
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
