// Brings stored broadcasts and the broadcaster together again: reports get lost, and gateways and broadcasters die.
import { GatewayError } from '../errors/errors.js';
import type { BroadcastContext } from './context.js';
import { beginJob } from './begin-job.js';
import type { BroadcastReport } from './broadcaster.js';
import { jobOf } from './job.js';
import { isElsewhere, takeOver } from './ownership.js';
import { applyReport } from './report.js';
import { stopNow } from './run.js';
import { findBroadcastAnywhere, findSpaceOf, runningBroadcasts } from './store.js';
import type { BroadcastRow } from '../database/rows.js';

/** A job handed over this recently may not be known to the broadcaster yet. */
const HANDOVER_MS = 15_000;
/** LiveKit Egress answers a start within a minute, and is listed only then. */
const SHARED_HANDOVER_MS = 75_000;

/** Asks the broadcaster about everything that should run; what it knows nothing of is started again. */
export async function reconcileBroadcasts(
  context: BroadcastContext,
  { isLiveKitReached }: { isLiveKitReached: boolean },
): Promise<void> {
  for (const { id } of await runningBroadcasts(context.database.queries)) {
    await context
      .reportQueue(id, () => reconcile(context, id, isLiveKitReached))
      .catch((error: unknown) => {
        context.logger.error({ err: error, broadcastId: id }, 'failed to reconcile a broadcast');
      });
  }
}

async function reconcile(context: BroadcastContext, id: string, mayBegin: boolean): Promise<void> {
  const { broadcaster, database } = context;
  // Read only now: others before it may have taken long, and its owner has said meanwhile that it is there.
  const row = await findBroadcastAnywhere(database.queries, id);
  if (!row || row.state === 'idle') return;
  // Ours may have begun it, if this gateway was silent for so long that another has taken it over.
  if (isElsewhere(context, row)) return broadcaster?.stop(row.id);
  if (row.stopWanted !== null) return stopNow(context, row, row.stopWanted || undefined);
  const report = broadcaster
    ? await broadcaster.state(row.id)
    : { state: 'idle' as const, cause: 'this gateway has no broadcaster' };
  if (report && !isOfEarlierRun(context, row, report)) return applyReport(context, row.id, report);
  // One that cannot reach LiveKit would fail, and its audience with it.
  if (!mayBegin || isBeingHandedOver(context, row) || !(await takeOver(context, row))) return;
  await startAgain(context, row);
}

function isBeingHandedOver(
  { broadcaster, now }: BroadcastContext,
  { state, stateSince }: BroadcastRow,
): boolean {
  const handoverMs = broadcaster?.isShared ? SHARED_HANDOVER_MS : HANDOVER_MS;
  return state === 'starting' && now().getTime() - stateSince.getTime() < handoverMs;
}

/** A broadcaster remembers the end of the last run that it had: that is no word on the one that stands here now. */
function isOfEarlierRun(context: BroadcastContext, row: BroadcastRow, { state }: BroadcastReport): boolean {
  const { broadcaster, gatewayId } = context;
  if (!broadcaster || state !== 'idle') return false;
  return isBeingHandedOver(context, row) || (!broadcaster.isShared && row.owner !== gatewayId);
}

/**
 * The gateway that ran it has died, and its broadcaster with it: people still wait for the picture, so it goes on to
 * the same live stream with the same key, once somebody is seen in the room. Does not wait for it: listing LiveKit must
 * go on.
 */
async function startAgain(context: BroadcastContext, row: BroadcastRow): Promise<void> {
  const { database, logger, metrics } = context;
  const space = await findSpaceOf(database.queries, row);
  if (space?.status !== 'active') {
    return applyReport(context, row.id, { state: 'idle', cause: 'everyone has left the space' });
  }
  if (row.state !== 'starting') {
    const cause = 'its broadcaster was lost together with the gateway, and is started again';
    await applyReport(context, row.id, { state: 'retrying', cause });
  }
  if (space.emptySince !== null) return;
  logger.warn({ broadcastId: row.id }, 'broadcast without a broadcaster is started again');
  metrics.broadcastRestarts.inc({ by: 'gateway' });
  void (async () => beginJob(context, await jobOf(context, space, row)))()
    .catch(async (error: unknown) => {
      logger.error({ err: error, broadcastId: row.id }, 'broadcast not started again');
      // Other errors speak of databases and programs, which is nothing to tell a room.
      const reason = error instanceof GatewayError ? error.message : 'see the log of the gateway';
      await applyReport(context, row.id, {
        state: 'idle',
        cause: `it could not be started again: ${reason}`,
      });
    })
    .catch((error: unknown) => {
      logger.error({ err: error, broadcastId: row.id }, 'report of a broadcast not stored');
    });
}
