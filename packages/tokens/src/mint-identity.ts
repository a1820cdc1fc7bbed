// Makes the identity of one connection, since LiveKit wants it unique and Mux's participant_id need not be.
import { BROADCASTER_IDENTITY_PREFIX, EGRESS_IDENTITY_PREFIX } from '@airlock-rtc/contract';

/** Whoever lists participants takes these for machines. */
const MACHINE_PREFIXES = [BROADCASTER_IDENTITY_PREFIX, EGRESS_IDENTITY_PREFIX];

/**
 * `bob` -> `bob-3f9c1a2b7d04`, a new one on each call; `participant-…` when the Mux token names nobody, and before a
 * name that would make a person look like a broadcaster.
 */
export function mintIdentity(participantId?: string): string {
  const random = crypto.getRandomValues(new Uint8Array(6));
  const suffix = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!participantId) return `participant-${suffix}`;
  const isLikeMachine = MACHINE_PREFIXES.some((prefix) => participantId.startsWith(prefix));
  return `${isLikeMachine ? 'participant-' : ''}${participantId}-${suffix}`;
}
