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

const LOGGED_EVERY = 30;

/** How often each step has failed in a row. */
export type FailingSteps = Map<StepName, number>;

/** @returns `undefined` when it failed. */
export async function runStep<Result>(
  { logger, metrics }: StepDeps,
  failing: FailingSteps,
  step: StepName,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    const result = await work();
    metrics.reconcileSteps.inc({ step, result: 'ok' });
    if (failing.delete(step)) logger.info({ step }, `able again to ${WORDS[step]}`);
    return result;
  } catch (error) {
    metrics.reconcileSteps.inc({ step, result: 'failed' });
    // An outage fails every two seconds: with its stack once, and then in a line for each minute.
    const count = (failing.get(step) ?? 0) + 1;
    failing.set(step, count);
    const words = `failed to ${WORDS[step]}`;
    if (count === 1) logger.warn({ err: error, step }, words);
    else if (count % LOGGED_EVERY === 0) logger.warn({ step, times: count, reason: String(error) }, words);
    return undefined;
  }
}
