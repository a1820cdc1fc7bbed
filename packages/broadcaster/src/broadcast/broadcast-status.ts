// Where a broadcast stands: one word and a cause for the whole, and the same for each destination.
import type { BroadcastState } from '@airlock-rtc/contract';
import type { BroadcasterError, BroadcasterErrorCode } from '../broadcaster-error.js';
import type { DestinationStatus } from '../destination/destination.js';

/** In words for a person, with a code for programs. */
export interface BroadcastCause {
  readonly code: BroadcasterErrorCode;
  readonly message: string;
}

export interface BroadcastStatus {
  readonly state: BroadcastState;
  readonly cause?: BroadcastCause;
  readonly destinations: readonly {
    /** As it was asked for. */
    readonly id: string;
    /** Where it leads, without the stream key. */
    readonly label: string;
    readonly state: BroadcastState;
    /** How often it was opened again since the start. */
    readonly retries: number;
    readonly cause?: BroadcastCause;
  }[];
}

export function toCause({ code, message }: BroadcasterError): BroadcastCause {
  return { code, message };
}

/**
 * The whole is as good as its best destination: `active` while one is, `idle` when all have ended. The cause is that of
 * the broadcast itself, else that of the first destination that has one.
 */
export function combineStatus(
  destinations: readonly DestinationStatus[],
  ended?: BroadcasterError,
): BroadcastStatus {
  const described = destinations.map(({ id, label, state, retries, cause }) => ({
    id,
    label,
    state,
    retries,
    ...(cause ? { cause: toCause(cause) } : {}),
  }));
  const has = (state: BroadcastState): boolean =>
    destinations.some((destination) => destination.state === state);
  const order = ['active', 'retrying', 'starting'] as const;
  const state = ended ? 'idle' : (order.find(has) ?? 'idle');
  const cause = ended ? toCause(ended) : described.find((destination) => destination.cause)?.cause;
  return { state, ...(cause ? { cause } : {}), destinations: described };
}
