// When a webhook that was not accepted is tried again.
import { retryDelayMs } from '../ground/backoff.js';

/** Mux retried for 24 hours with growing delays; its schedule is not known, this one is ours. */
const RETRY_FOR_MS = 24 * 60 * 60 * 1000;

/** The moment of the next attempt, or `undefined` when the 24 hours are over. */
export function nextAttemptAt(createdAt: Date, now: Date, attempts: number): Date | undefined {
  const next = now.getTime() + retryDelayMs(attempts);
  return next - createdAt.getTime() <= RETRY_FOR_MS ? new Date(next) : undefined;
}

/** Attempts that fit into the 24 hours, if each fails at once. */
export const MAX_ATTEMPTS = (() => {
  let attempts = 1;
  for (let at = retryDelayMs(1); at <= RETRY_FOR_MS; at += retryDelayMs(attempts)) attempts += 1;
  return attempts;
})();
