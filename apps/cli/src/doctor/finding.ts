// The result of one check, and what to do about it.

/** `warning`: works, but not as well as it could. `unknown`: could not be checked, since an earlier check failed. */
export type Verdict = 'ok' | 'warning' | 'failed' | 'unknown';

export interface Finding {
  /** What was checked. */
  readonly name: string;
  readonly verdict: Verdict;
  /** What was found. */
  readonly says: string;
  /** The next step, for everything that is not ok. */
  readonly next?: string;
}

export const ok = (name: string, says: string): Finding => ({ name, verdict: 'ok', says });
export const warning = (name: string, says: string, next: string): Finding => ({
  ...{ name, verdict: 'warning', says, next },
});
export const failed = (name: string, says: string, next: string): Finding => ({
  ...{ name, verdict: 'failed', says, next },
});
export const unknown = (name: string, says: string, next: string): Finding => ({
  ...{ name, verdict: 'unknown', says, next },
});

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
