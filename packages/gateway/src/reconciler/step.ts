// Runs one step of the reconciliation: it fails by itself, with its own log line and its own figure.
import type { Logger } from '../telemetry/logger.js';
import type { Metrics } from '../telemetry/metrics.js';

export type StepName = 'list_rooms' | 'close_rooms' | 'presence' | 'broadcasts' | 'room_metadata' | 'leases';

/** What a step does, to follow "failed to". */
const WORDS: Readonly<Record<StepName, string>> = {
  list_rooms: 'list LiveKit rooms',
  close_rooms: 'close the rooms of deleted spaces',
  presence: 'find out who is in which space',
  broadcasts: 'reconcile broadcasts',
  room_metadata: 'repair the metadata of rooms',
  leases: 'renew the ownership of broadcasts',
};

interface StepDeps {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'reconcileSteps'>;
}

/** @returns `undefined` when it failed. */
export async function runStep<Result>(
  { logger, metrics }: StepDeps,
  step: StepName,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    const result = await work();
    metrics.reconcileSteps.inc({ step, result: 'ok' });
    return result;
  } catch (error) {
    metrics.reconcileSteps.inc({ step, result: 'failed' });
    logger.warn({ err: error, step }, `failed to ${WORDS[step]}`);
    return undefined;
  }
}
