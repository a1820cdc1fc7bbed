// Hands a job to the broadcaster, unless it was stopped on the way.
import type { GatewayContext } from '../gateway/context.js';
import type { BroadcastJob } from './broadcaster.js';
import { findBroadcastAnywhere } from './store.js';

/**
 * A stop, or the last person's leaving, may come before the broadcaster knows of the job: then there is nothing to stop
 * yet, and a stream that the store calls idle would begin.
 */
export async function beginJob({ broadcaster, database }: GatewayContext, job: BroadcastJob): Promise<void> {
  const isStopped = async () =>
    (await findBroadcastAnywhere(database.queries, job.broadcastId))?.state === 'idle';
  if (await isStopped()) return;
  await broadcaster?.start(job);
  if (await isStopped()) await broadcaster?.stop(job.broadcastId);
}
