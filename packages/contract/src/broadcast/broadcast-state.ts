// Where a broadcast stands, in the words shared by the broadcaster, REST, webhooks and room metadata.

/**
 * `active` only once the stream is accepted and the first keyframe is sent; `retrying` while a lost stream is
 * opened again.
 */
export const BROADCAST_STATES = ['idle', 'starting', 'active', 'retrying'] as const;
export type BroadcastState = (typeof BROADCAST_STATES)[number];

/** How a broadcast that is idle again came to its end: `ended` where somebody wanted it, `failed` where nobody did. */
export const BROADCAST_OUTCOMES = ['ended', 'failed'] as const;
export type BroadcastOutcome = (typeof BROADCAST_OUTCOMES)[number];

export function isBroadcastState(value: unknown): value is BroadcastState {
  return BROADCAST_STATES.includes(value as BroadcastState);
}
