// The errors of this package: one class, told apart by a stable code.

export type RankedSubscriptionsErrorCode = 'invalid-bitrate' | 'invalid-limit' | 'invalid-speech-memory';

/** Thrown for options that cannot be met; `code` is stable, `message` names the next step. */
export class RankedSubscriptionsError extends Error {
  override readonly name = 'RankedSubscriptionsError';

  constructor(
    readonly code: RankedSubscriptionsErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Gives the limit back when it is a count of participants. */
export function checkedLimit(limit: number): number {
  if (limit === Infinity || (Number.isInteger(limit) && limit >= 0)) return limit;
  throw new RankedSubscriptionsError(
    'invalid-limit',
    `The limit must be a whole number of participants, 0 or more, or Infinity; it was ${String(limit)}.`,
  );
}

/** Gives the memory back when it is a length of time. */
export function checkedSpeechMemory(speechMemoryMs: number): number {
  if (typeof speechMemoryMs === 'number' && speechMemoryMs >= 0) return speechMemoryMs;
  throw new RankedSubscriptionsError(
    'invalid-speech-memory',
    `speechMemoryMs must be 0 or more milliseconds; it was ${String(speechMemoryMs)}.`,
  );
}

export function checkedBitrate(maxVideoBps: number | undefined): void {
  if (maxVideoBps === undefined || (typeof maxVideoBps === 'number' && maxVideoBps > 0)) return;
  throw new RankedSubscriptionsError(
    'invalid-bitrate',
    `maxVideoBps must be above 0 bits a second, or absent; it was ${String(maxVideoBps)}.`,
  );
}
