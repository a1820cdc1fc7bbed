// Hands a job to the broadcaster, unless it was stopped on the way.
import type { BroadcastContext } from './context.js';
import { type BroadcastJob, BroadcastRefused } from '@airlock-rtc/contract';
import { isForClients } from '../http/refusal.js';
import { findBroadcastAnywhere } from './store.js';

/**
 * A stop, or the last person's leaving, may come before the broadcaster knows of the job: then there is nothing to stop
 * yet, and a stream that the store calls idle would begin.
 * @throws BroadcastRefused or GatewayError, with what the broadcaster says.
 */
export async function beginJob(
  { broadcaster, database, leases }: BroadcastContext,
  job: BroadcastJob,
): Promise<void> {
  const isStopped = async () =>
    (await findBroadcastAnywhere(database.queries, job.broadcastId))?.state === 'idle';
  if (await isStopped()) return;
  try {
    const started = broadcaster?.start(job);
    leases.hold(job.broadcastId);
    await started;
  } catch (cause) {
    leases.release(job.broadcastId);
    if (isForClients(cause)) throw cause;
    const words = cause instanceof Error ? cause.message : 'the broadcaster refused the job';
    throw new BroadcastRefused('unavailable', words, { cause });
  }
  if (await isStopped()) await broadcaster?.stop(job.broadcastId);
}
