// Brings stored broadcasts and the broadcaster together again: reports get lost, and gateways and broadcasters die.
import type { GatewayContext } from '../gateway/context.js';
import { findSpaceAnywhere, type BroadcastRow } from '../spaces/store.js';
import { jobOf } from './job.js';
import { isElsewhere, renewOwnership, takeOver } from './ownership.js';
import { applyReport } from './report.js';
import { stopNow } from './run.js';
import { runningBroadcasts } from './store.js';

/** A job handed over this recently may not be known to the broadcaster yet. */
const HANDOVER_MS = 15_000;

/** Asks the broadcaster about everything that should run; what it knows nothing of is started again. */
export async function reconcileBroadcasts(context: GatewayContext): Promise<void> {
  await renewOwnership(context);
  for (const row of await runningBroadcasts(context.database.queries)) {
    await context
      .reportsInOrder(row.id, () => reconcile(context, row))
      .catch((error: unknown) => {
        context.logger.error({ err: error, broadcastId: row.id }, 'broadcast not brought up to date');
      });
  }
}

async function reconcile(context: GatewayContext, row: BroadcastRow): Promise<void> {
  const { broadcaster } = context;
  // Ours may have begun it, if this gateway was silent for so long that another has taken it over.
  if (isElsewhere(context, row)) return broadcaster?.stop(row.id);
  if (row.stopWanted !== null) return stopNow(context, row, row.stopWanted || undefined);
  const report = broadcaster
    ? await broadcaster.state(row.id)
    : { state: 'idle' as const, cause: 'this gateway has no broadcaster' };
  if (report) return applyReport(context, row.id, report);
  if (isBeingHandedOver(context, row) || !(await takeOver(context, row))) return;
  await startAgain(context, row);
}

function isBeingHandedOver({ now }: GatewayContext, { state, stateSince }: BroadcastRow): boolean {
  return state === 'starting' && now().getTime() - stateSince.getTime() < HANDOVER_MS;
}

/**
 * The gateway that ran it has died, and its broadcaster with it: people still wait for the picture, so it goes on to
 * the same live stream with the same key, once somebody is seen in the room. Does not wait for it: listing LiveKit must
 * go on.
 */
async function startAgain(context: GatewayContext, row: BroadcastRow): Promise<void> {
  const { broadcaster, database, logger, metrics } = context;
  const space = await findSpaceAnywhere(database.queries, row.spaceId);
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
  void (async () => broadcaster?.start(await jobOf(context, space, row)))().catch(async (error: unknown) => {
    const reason = error instanceof Error ? error.message : 'the broadcaster refused the job';
    await applyReport(context, row.id, { state: 'idle', cause: `it could not be started again: ${reason}` });
  });
}
