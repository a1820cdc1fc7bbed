// Stores outcomes as they come: all those in one transaction that came while others were stored.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queries } from '../database/database.js';
import { recordOutcomes, type Outcome } from './outcomes.js';

const STORE_AGAIN_MS = 20;

/** @returns what resolves once the outcome is stored. */
export function createOutcomeWriter(queries: Queries, now: () => Date): (outcome: Outcome) => Promise<void> {
  let waiting: Outcome[] = [];
  /** Of what waits; resolves with those that could not be stored yet. */
  let nextBatch: Promise<Outcome[]> | undefined;
  let lastBatch: Promise<unknown> = Promise.resolve();

  function write(outcome: Outcome): Promise<Outcome[]> {
    waiting.push(outcome);
    nextBatch ??= lastBatch
      .catch(() => {})
      .then(() => {
        const batch = waiting;
        waiting = [];
        nextBatch = undefined;
        return recordOutcomes(queries, now(), batch);
      });
    return (lastBatch = nextBatch) as Promise<Outcome[]>;
  }

  return async (outcome) => {
    while ((await write(outcome)).includes(outcome)) await sleep(STORE_AGAIN_MS);
  };
}
