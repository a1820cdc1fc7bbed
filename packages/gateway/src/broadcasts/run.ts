// Starts and stops broadcasts through the broadcaster.
import { GatewayError, notFound } from '../errors/errors.js';
import type { GatewayContext } from '../gateway/context.js';
import type { Caller } from '../spaces/spaces.js';
import { findSpace, type BroadcastRow, type SpaceRow } from '../spaces/store.js';
import { beginJob } from './begin-job.js';
import { lockOwnSpace, ownBroadcast } from './create.js';
import { requirePublicDestinations } from './destinations.js';
import { jobOf } from './job.js';
import { askOwnerToStop, isElsewhere, ownedBy } from './ownership.js';
import { BroadcastRefused } from './refusal.js';
import { applyReport } from './report.js';
import { runningBroadcasts, updateBroadcast } from './store.js';

/** Starts an idle broadcast of an active space; one that already runs stays as it is. */
export async function startBroadcast(
  context: GatewayContext,
  caller: Caller,
  spaceId: string,
  id: string,
): Promise<void> {
  const found = await findSpace(context.database.queries, caller.environmentId, spaceId);
  if (!found) throw notFound('Space');
  const row = ownBroadcast(found.broadcasts, id);
  requireActive(context, found.space);
  requireBroadcaster(context);
  const job = await jobOf(context, found.space, row);
  await requirePublicDestinations(job.destinations).catch((error: unknown) => {
    throw refused(context, error);
  });
  const isOurs = await context.change(async (tx, now) => {
    const { space, broadcasts } = await lockOwnSpace(tx, caller, spaceId);
    if (ownBroadcast(broadcasts, id).state !== 'idle') return false;
    requireActive(context, space);
    await updateBroadcast(tx, id, {
      ...NEW_RUN,
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
    await applyReport(context, id, { state: 'idle', cause: refusal.message });
    throw refusal;
  }
}

function requireActive(context: GatewayContext, { status }: SpaceRow): void {
  if (status === 'active') return;
  const words = 'Space is not active: start the broadcast once somebody has joined';
  throw refused(context, new BroadcastRefused('room_empty', words));
}

const NEW_RUN = {
  state: 'starting' as const,
  cause: null,
  destinationReports: [],
  restarts: 0,
  stopWanted: null,
};

/**
 * Counts a refusal, and gives whatever kept a broadcast from starting a reason that programs can read. What is no
 * refusal speaks of databases and programs, which is nothing to tell a client.
 */
function refused({ metrics }: GatewayContext, cause: unknown): GatewayError {
  const refusal =
    cause instanceof GatewayError
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
  context: GatewayContext,
  caller: Caller,
  spaceId: string,
  id: string,
): Promise<void> {
  const found = await findSpace(context.database.queries, caller.environmentId, spaceId);
  if (!found) throw notFound('Space');
  await stopNow(context, ownBroadcast(found.broadcasts, id), undefined);
}

/** Ends what still runs of a space that is about to become idle. */
export async function stopBroadcastsOf(context: GatewayContext, broadcasts: readonly BroadcastRow[]) {
  for (const row of broadcasts) {
    const cause = 'everyone has left the space';
    await stopNow(context, row, cause).catch(async (error: unknown) => {
      // A broadcaster out of reach must not keep the space active: it ends by itself in an empty room.
      context.logger.error({ err: error, broadcastId: row.id }, 'broadcast of an empty space not stopped');
      await applyReport(context, row.id, { state: 'idle', cause });
    });
  }
}

/** Ends what is sent to a live stream that is completed or disabled. */
export async function stopBroadcastsTo(context: GatewayContext, liveStreamId: string, cause: string) {
  for (const row of await runningBroadcasts(context.database.queries)) {
    if (row.liveStreamId === liveStreamId) await stopNow(context, row, cause);
  }
}

export async function stopNow(
  context: GatewayContext,
  row: BroadcastRow,
  cause: string | undefined,
): Promise<void> {
  if (row.state === 'idle') return;
  if (isElsewhere(context, row)) return askOwnerToStop(context, row, cause);
  await context.broadcaster?.stop(row.id);
  await applyReport(context, row.id, { state: 'idle', ...(cause && { cause }) });
}

function requireBroadcaster({ broadcaster }: GatewayContext): void {
  if (broadcaster) return;
  throw new GatewayError(
    'failed_request',
    'This gateway has no broadcaster: hand one to build({ broadcaster }), or start it with `airlock up`',
  );
}
