// Makes the identity of one connection, since LiveKit wants it unique and Mux's participant_id need not be.
import { BROADCASTER_IDENTITY_PREFIX, EGRESS_IDENTITY_PREFIX } from '@airlock-rtc/contract';

/** Whoever lists participants takes these for machines. */
const MACHINE_PREFIXES = [BROADCASTER_IDENTITY_PREFIX, EGRESS_IDENTITY_PREFIX];

/**
 * `bob` -> `bob-3f9c1a2b7d04`, a new one on each call; `participant-…` when the Mux token names nobody, and before a
 * name that would make a person look like a broadcaster.
 * @param issuer eight hexadecimal digits that say who let them in: `bob-k12ab34cd-3f9c1a2b7d04`.
 */
export function mintIdentity(participantId?: string, issuer?: string): string {
  const random = crypto.getRandomValues(new Uint8Array(6));
  const unique = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const suffix = issuer ? `k${issuer}-${unique}` : unique;
  if (!participantId) return `participant-${suffix}`;
  const isLikeMachine = MACHINE_PREFIXES.some((prefix) => participantId.startsWith(prefix));
  return `${isLikeMachine ? 'participant-' : ''}${participantId}-${suffix}`;
}

/** The issuer that an identity was minted with, whatever the participant is called. */
export function issuerOf(identity: string): string | undefined {
  return /-k([0-9a-f]{8})-[0-9a-f]{12}$/.exec(identity)?.[1];
}
