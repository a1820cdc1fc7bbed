// Brings stored broadcasts and the broadcaster together again: reports get lost, and gateways and broadcasters die.
import type { BroadcastRow } from '../database/rows.js';
import { beginAgain } from './begin-again.js';
import type { BroadcastReport } from '@airlock-rtc/contract';
import type { BroadcastContext } from './context.js';
import { isElsewhere, takeOver } from './ownership.js';
import { applyEvent } from './report.js';
import { stopNow } from './run.js';
import { findBroadcastAnywhere, findSpaceOf, runningBroadcasts } from './store.js';
import { SHARED_HANDOVER_MS, takeReport } from './take-report.js';

/** A job handed over this recently may not be known to the broadcaster yet. */
const HANDOVER_MS = 15_000;

/**
 * Compares what the store wants with what runs here, in both directions: what should run and does not is started
 * again, what runs and should not ends.
 */
export async function reconcileBroadcasts(
  context: BroadcastContext,
  { isLiveKitReached }: { isLiveKitReached: boolean },
): Promise<void> {
  const wanted = await runningBroadcasts(context.database.queries);
  const ids = new Set([...wanted.map(({ id }) => id), ...context.leases.held()]);
  for (const id of ids) {
    await context
      .reportQueue(id, () => reconcile(context, id, isLiveKitReached))
      .catch((error: unknown) => {
        context.logger.error({ err: error, broadcastId: id }, 'failed to reconcile a broadcast');
      });
  }
}

async function reconcile(context: BroadcastContext, id: string, mayBegin: boolean): Promise<void> {
  const { broadcaster, database, leases } = context;
  // Read only now: others before it may have taken long, and its owner has said meanwhile that it is there.
  const row = await findBroadcastAnywhere(database.queries, id);
  // Ours may have begun it, if this gateway was silent for so long that another has taken it over, or ended it.
  if (!row || row.state === 'idle' || isElsewhere(context, row)) return endHere(context, id);
  if (row.stopWanted !== null) return stopNow(context, row, row.stopWanted || undefined);
  const report = broadcaster
    ? await broadcaster.state(id)
    : { state: 'idle' as const, cause: 'this gateway has no broadcaster' };
  const isCurrent = report && !leases.isFenced(id) && !isOfEarlierRun(context, row, report);
  if (isCurrent) return takeReport(context, id, report);
  // One that cannot reach LiveKit would fail, and its audience with it.
  if (!mayBegin || isJobNew(context, row) || !(await takeOver(context, row))) return;
  await startAgain(context, row);
}

async function endHere({ broadcaster, leases }: BroadcastContext, id: string): Promise<void> {
  leases.release(id);
  await broadcaster?.stop(id);
}

function isJobNew({ broadcaster, leases, now }: BroadcastContext, row: BroadcastRow): boolean {
  const { id, state, stateSince } = row;
  // The gateway that had the job ends, and waits for another one.
  if (isReleased(row)) return false;
  const handoverMs = broadcaster?.isShared ? SHARED_HANDOVER_MS : HANDOVER_MS;
  return state === 'starting' && !leases.isFenced(id) && now().getTime() - stateSince.getTime() < handoverMs;
}

/** By a gateway that hands it over, and goes on sending meanwhile. */
function isReleased({ owner, isHandedOver }: BroadcastRow): boolean {
  return owner === null && isHandedOver;
}

/** A broadcaster remembers the end of the last run that it had: that is no word on the one that stands here now. */
function isOfEarlierRun(context: BroadcastContext, row: BroadcastRow, { state }: BroadcastReport): boolean {
  const { broadcaster, gatewayId } = context;
  if (!broadcaster || state !== 'idle') return false;
  return isJobNew(context, row) || (!broadcaster.isShared && row.owner !== gatewayId);
}

/**
 * The gateway that ran it has died, and its broadcaster with it, or will have soon: people still wait for the picture,
 * so it goes on to the same live stream with the same key, once somebody is seen in the room.
 */
async function startAgain(context: BroadcastContext, row: BroadcastRow): Promise<void> {
  const { database, logger, metrics } = context;
  const space = await findSpaceOf(database.queries, row);
  if (space?.status !== 'active') {
    await applyEvent(context, row.id, { type: 'stop', cause: 'everyone has left the space' });
    return endHere(context, row.id);
  }
  const isSuccessor = isReleased(row);
  const cause = 'its broadcaster was lost together with the gateway, and is started again';
  // The picture is there still while it is handed over.
  if (!isSuccessor) await applyEvent(context, row.id, { type: 'lost', cause });
  if (space.emptySince !== null) return;
  const words = isSuccessor
    ? 'broadcast of a gateway that ends is taken over'
    : 'broadcast without a broadcaster is started again';
  logger.warn({ broadcastId: row.id }, words);
  metrics.broadcastRestarts.inc({ by: 'gateway' });
  beginAgain(context, space, row, { isSuccessor });
}
