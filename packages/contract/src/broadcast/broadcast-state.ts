// Where a broadcast stands, in the words shared by the broadcaster, REST, webhooks and room metadata.

/**
 * `active` only once the stream is accepted and the first keyframe is sent; `retrying` while a lost stream is
 * opened again.
 */
export const BROADCAST_STATES = ['idle', 'starting', 'active', 'retrying'] as const;
export type BroadcastState = (typeof BROADCAST_STATES)[number];

export function isBroadcastState(value: unknown): value is BroadcastState {
  return BROADCAST_STATES.includes(value as BroadcastState);
}
