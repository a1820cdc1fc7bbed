// Tries a request again by the code of its error.
import { setTimeout as wait } from 'node:timers/promises';
import { PsrpcError, type PsrpcErrorCode } from './psrpc-error.js';

export interface RetryOptions {
  /** In all, the first one included. */
  readonly attempts: number;
  /** Default: nobody answered, or not in time. */
  readonly codes?: readonly PsrpcErrorCode[];
  /** Before attempt 2, 3, …; default 1 s, 2 s, 4 s and so on, each up to twice as long by chance. */
  readonly delayMs?: (failedAttempts: number) => number;
  readonly signal?: AbortSignal;
}

const RETRIED: readonly PsrpcErrorCode[] = ['unavailable', 'deadline_exceeded', 'resource_exhausted'];

export async function withRetries<T>(
  call: (attempt: number) => Promise<T>,
  { attempts, codes = RETRIED, delayMs = backoffMs, signal }: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(attempt);
    } catch (error) {
      const mayRetry = error instanceof PsrpcError && codes.includes(error.code) && attempt < attempts;
      if (!mayRetry || signal?.aborted) throw error;
      await wait(delayMs(attempt), undefined, signal ? { signal } : {}).catch(() => {
        throw error;
      });
    }
  }
}

function backoffMs(failedAttempts: number): number {
  return 1_000 * 2 ** (failedAttempts - 1) * (1 + Math.random());
}
