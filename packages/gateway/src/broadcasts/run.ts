// Starts and stops broadcasts through the broadcaster.
import { BroadcastRefused, nextLifecycle } from '@airlock-rtc/contract';
import { GatewayError, notFound } from '../errors/errors.js';
import type { BroadcastContext } from './context.js';
import type { Caller } from '../ground/caller.js';
import { beginJob } from './begin-job.js';
import { requirePublicDestinations } from './destinations.js';
import { jobOf } from './job.js';
import { askOwnerToStop, isElsewhere, ownedBy } from './ownership.js';
import { isForClients } from '../http/refusal.js';
import { applyEvent, lifecycleOf } from './report.js';
import { findBroadcast, lockBroadcast, runningBroadcasts, updateBroadcast } from './store.js';
import type { BroadcastRow, SpaceRow } from '../database/rows.js';

/** Starts an idle broadcast of an active space; one that already runs stays as it is. */
export async function startBroadcast(
  context: BroadcastContext,
  caller: Caller,
  spaceId: string,
  id: string,
): Promise<void> {
  const found = await findBroadcast(context.database.queries, caller.environmentId, spaceId, id);
  requireActive(context, found.space);
  requireBroadcaster(context);
  const job = await jobOf(context, found.space, found.row);
  await requirePublicDestinations(job.destinations).catch((error: unknown) => {
    throw refused(context, error);
  });
  const isOurs = await context.change(async (tx, now) => {
    const locked = await lockBroadcast(tx, id);
    if (!locked) throw notFound('Broadcast');
    const { state: lifecycle, effects } = nextLifecycle(lifecycleOf(locked.row), { type: 'start' });
    if (!effects.includes('begin')) return false;
    requireActive(context, locked.space);
    await updateBroadcast(tx, id, {
      ...NEW_RUN,
      ...lifecycle,
      ...ownedBy(context, now),
      stateSince: now,
    });
    return true;
  });
  if (!isOurs) return;
  await context.roomStates.publish(spaceId);
  try {
    await beginJob(context, job);
  } catch (cause) {
    const refusal = refused(context, cause);
    await applyEvent(context, id, { type: 'fail', cause: refusal.message });
    throw refusal;
  }
}

function requireActive(context: BroadcastContext, { status }: SpaceRow): void {
  if (status === 'active') return;
  const words = 'Space is not active: start the broadcast once somebody has joined';
  throw refused(context, new BroadcastRefused('room_empty', words));
}

const NEW_RUN = {
  outcome: null,
  cause: null,
  destinationReports: [],
  restarts: 0,
  stopWanted: null,
  isHandedOver: false,
};

/**
 * Counts a refusal, and gives whatever kept a broadcast from starting a reason that programs can read. What is no
 * refusal speaks of databases and programs, which is nothing to tell a client.
 */
function refused({ metrics }: BroadcastContext, cause: unknown): BroadcastRefused | GatewayError {
  const refusal = isForClients(cause)
    ? cause
    : new BroadcastRefused('unavailable', 'Broadcast did not start: see the log of the gateway', {
        cause,
      });
  const reason = refusal instanceof BroadcastRefused ? refusal.reason : 'unavailable';
  metrics.broadcastRefusals.inc({ reason });
  return refusal;
}

/** Ends a broadcast and completes its live stream; one that is idle stays so. */
export async function stopBroadcast(
  context: BroadcastContext,
  caller: Caller,
  spaceId: string,
  id: string,
): Promise<void> {
  const { row } = await findBroadcast(context.database.queries, caller.environmentId, spaceId, id);
  await stopNow(context, row, undefined);
}

/** Ends what still runs of a space that is about to become idle. */
export async function stopBroadcastsOf(context: BroadcastContext, broadcasts: readonly BroadcastRow[]) {
  for (const row of broadcasts) {
    const cause = 'everyone has left the space';
    await stopNow(context, row, cause).catch(async (error: unknown) => {
      // A broadcaster out of reach must not keep the space active: it ends by itself in an empty room.
      context.logger.error({ err: error, broadcastId: row.id }, 'broadcast of an empty space not stopped');
      await applyEvent(context, row.id, { type: 'stop', cause });
    });
  }
}

/** Ends what is sent to a live stream that is completed or disabled. */
export async function stopBroadcastsTo(context: BroadcastContext, liveStreamId: string, cause: string) {
  for (const row of await runningBroadcasts(context.database.queries)) {
    if (row.liveStreamId === liveStreamId) await stopNow(context, row, cause);
  }
}

export async function stopNow(
  context: BroadcastContext,
  row: BroadcastRow,
  cause: string | undefined,
): Promise<void> {
  if (row.state !== 'idle' && isElsewhere(context, row)) return askOwnerToStop(context, row, cause);
  // Also what the store believes idle: whoever asks for the end must not be told of one that has not come.
  await context.broadcaster?.stop(row.id);
  await applyEvent(context, row.id, { type: 'stop', cause });
}

function requireBroadcaster({ broadcaster }: BroadcastContext): void {
  if (broadcaster) return;
  throw new GatewayError(
    'failed_request',
    'This gateway has no broadcaster: hand one to build({ broadcaster }), or start it with `airlock up`',
  );
}
