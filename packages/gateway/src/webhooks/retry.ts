// When a webhook that was not accepted is tried again.

/** Mux retried for 24 hours with growing delays; its schedule is not known, this one is ours. */
const RETRY_FOR_MS = 24 * 60 * 60 * 1000;
const FIRST_DELAY_MS = 2000;
const LONGEST_DELAY_MS = 60 * 60 * 1000;

/** 2 s, 4 s, 8 s, … up to an hour. `attempts` have been made so far. */
export function retryDelayMs(attempts: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_DELAY_MS);
}

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
