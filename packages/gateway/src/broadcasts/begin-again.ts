// Starts a broadcast once more whose broadcaster was lost, or is about to end: people still wait for the picture.
import type { BroadcastRow, SpaceRow } from '../database/rows.js';
import { isForClients } from '../http/refusal.js';
import { beginJob } from './begin-job.js';
import type { BroadcastContext } from './context.js';
import { jobOf } from './job.js';
import { applyEvent } from './report.js';

/**
 * To the same live stream with the same key. Does not wait for it: listing LiveKit must go on.
 * @param isSuccessor whether another broadcaster sends it until this one is ready.
 */
export function beginAgain(
  context: BroadcastContext,
  space: SpaceRow,
  row: BroadcastRow,
  { isSuccessor = false } = {},
): void {
  const { broadcaster, leases, logger } = context;
  const job = async () => ({ ...(await jobOf(context, space, row)), ...(isSuccessor && { isSuccessor }) });
  void (async () => beginJob(context, await job()))()
    .catch(async (error: unknown) => {
      logger.error({ err: error, broadcastId: row.id }, 'failed to start a broadcast again');
      // Other errors speak of databases and programs, which is nothing to tell a room.
      const reason = isForClients(error) ? error.message : 'see the log of the gateway';
      await applyEvent(context, row.id, { type: 'fail', cause: `it could not be started again: ${reason}` });
      leases.release(row.id);
      await broadcaster?.stop(row.id);
    })
    .catch((error: unknown) => {
      logger.error({ err: error, broadcastId: row.id }, 'failed to store the end of a broadcast');
    });
}
