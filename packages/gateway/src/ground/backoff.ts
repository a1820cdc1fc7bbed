// How long to wait before something that failed is tried again.

const FIRST_DELAY_MS = 2000;
const LONGEST_DELAY_MS = 60 * 60 * 1000;

/** 2 s, 4 s, 8 s, … up to an hour. `attempts` have been made so far. */
export function retryDelayMs(attempts: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_DELAY_MS);
}
