// Starts and stops broadcasts through the broadcaster, and keeps their stored state as the broadcaster reports it.
import { GatewayError, notFound } from '../errors/errors.js';
import type { GatewayContext } from '../gateway/context.js';
import { recordLiveStreamState } from '../live-streams/session.js';
import type { Caller } from '../spaces/spaces.js';
import { findSpace, lockSpace, type BroadcastRow } from '../spaces/store.js';
import { recordEvents } from '../webhooks/outbox.js';
import type { Broadcaster, BroadcastReport } from './broadcaster.js';
import { lockOwnSpace, ownBroadcast } from './create.js';
import { jobOf } from './job.js';
import { findBroadcastAnywhere, runningBroadcasts, updateBroadcast } from './store.js';
import { broadcastEvent, translateBroadcastState } from './translate.js';

/** A job handed over this recently may not be known to the broadcaster yet. */
const HANDOVER_MS = 15_000;

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
  if (found.space.status !== 'active') {
    throw new GatewayError(
      'failed_request',
      'Space is not active: start the broadcast once somebody has joined',
    );
  }
  const broadcaster = requireBroadcaster(context);
  const job = await jobOf(
    { queries: context.database.queries, settings: context.settings },
    found.space,
    row,
  );
  const isOurs = await context.change(async (tx, now) => {
    const { broadcasts } = await lockOwnSpace(tx, caller, spaceId);
    if (ownBroadcast(broadcasts, id).state !== 'idle') return false;
    await updateBroadcast(tx, id, { state: 'starting', cause: null, stateSince: now });
    return true;
  });
  if (!isOurs) return;
  try {
    await broadcaster.start(job);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'the broadcaster refused the job';
    await applyReport(context, id, { state: 'idle', cause: reason });
    if (cause instanceof GatewayError) throw cause;
    throw new GatewayError('failed_request', `Broadcast did not start: ${reason}`, { cause });
  }
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

async function stopNow(context: GatewayContext, row: BroadcastRow, cause: string | undefined): Promise<void> {
  if (row.state === 'idle') return;
  await context.broadcaster?.stop(row.id);
  await applyReport(context, row.id, { state: 'idle', ...(cause && { cause }) });
}

/** Stores what the broadcaster says, and tells applications when Mux's word for it changes. */
export async function applyReport(
  context: GatewayContext,
  broadcastId: string,
  report: BroadcastReport,
): Promise<void> {
  await context.change(async (tx, now) => {
    const spaceId = (await findBroadcastAnywhere(tx, broadcastId))?.spaceId;
    const found = spaceId === undefined ? undefined : await lockSpace(tx, spaceId);
    const before = found?.broadcasts.find(({ id }) => id === broadcastId);
    const cause = report.cause ?? null;
    if (!found || !before || (before.state === report.state && before.cause === cause)) return;
    // An idle broadcast begins again by `start` alone: a late word of the last run must not revive it.
    if (before.state === 'idle') return;
    const row = await updateBroadcast(tx, broadcastId, { state: report.state, cause, stateSince: now });
    const status = translateBroadcastState(row.state);
    if (status === translateBroadcastState(before.state)) return;
    await recordLiveStreamState(tx, now, found.space.environmentId, row.liveStreamId, status);
    await recordEvents(tx, now, [broadcastEvent(`video.space.broadcast.${status}`, found.space, row)]);
  });
}

/** Asks the broadcaster about everything that should run: its process, or a report, may have been lost. */
export async function reconcileBroadcasts(context: GatewayContext): Promise<void> {
  const { broadcaster, database, now } = context;
  for (const row of await runningBroadcasts(database.queries)) {
    const report: BroadcastReport = broadcaster
      ? ((await broadcaster.state(row.id)) ?? { state: 'idle' })
      : { state: 'idle', cause: 'this gateway has no broadcaster' };
    const isHandedOver = row.state === 'starting' && now().getTime() - row.stateSince.getTime() < HANDOVER_MS;
    if (report.state === 'idle' && isHandedOver) continue;
    await applyReport(context, row.id, report);
  }
}

function requireBroadcaster({ broadcaster }: GatewayContext): Broadcaster {
  if (broadcaster) return broadcaster;
  throw new GatewayError(
    'failed_request',
    'This gateway has no broadcaster: hand one to build({ broadcaster }), or start it with `airlock up`',
  );
}
