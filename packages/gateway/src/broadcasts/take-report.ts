// Takes in what a broadcaster reports: a lost egress worker is answered by one more start, all else is stored as it is.
import { type BroadcastReport, LEASE_LAPSED, WORKER_LOST } from '@airlock-rtc/contract';
import { beginAgain } from './begin-again.js';
import type { BroadcastContext } from './context.js';
import { applyEvent, applyReport } from './report.js';
import { lockBroadcast, updateBroadcast } from './store.js';

/** LiveKit lists an egress only once a worker has taken it, which may take a minute: until then only the lost one is seen. */
export const SHARED_HANDOVER_MS = 75_000;

const CAUSE = 'the egress worker that sent it was lost, and another one takes over';

export async function takeReport(
  context: BroadcastContext,
  broadcastId: string,
  report: BroadcastReport,
): Promise<void> {
  // The lease has lapsed; the broadcast is not over: whichever gateway owns it now starts it again.
  if (report.causeCode === LEASE_LAPSED) return context.leases.lapse(broadcastId);
  const isLost = report.state === 'idle' && report.causeCode === WORKER_LOST;
  if (!isLost || !(await startOnceMore(context, broadcastId)))
    await applyReport(context, broadcastId, report);
}

/**
 * Every gateway hears of the loss; the one that notes the restart first does it.
 * @returns false when it was started once more before, and is lost for good.
 */
async function startOnceMore(context: BroadcastContext, broadcastId: string): Promise<boolean> {
  const found = await context.change(async (tx, now) => {
    const locked = await lockBroadcast(tx, broadcastId);
    if (!locked || locked.row.state === 'idle' || locked.space.status !== 'active') return undefined;
    const { row } = locked;
    const sinceMs = now.getTime() - row.stateSince.getTime();
    if (row.restarts > 0)
      return row.state !== 'active' && sinceMs < SHARED_HANDOVER_MS ? 'under way' : undefined;
    await updateBroadcast(tx, broadcastId, { restarts: 1, stateSince: now });
    return locked;
  });
  if (!found || found === 'under way') return found !== undefined;
  context.logger.warn({ broadcastId }, 'broadcast of a lost egress worker is started again');
  context.metrics.broadcastRestarts.inc({ by: 'broadcaster' });
  await applyEvent(context, broadcastId, { type: 'lost', cause: CAUSE });
  beginAgain(context, found.space, found.row);
  return true;
}
