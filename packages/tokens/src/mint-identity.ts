// Makes the identity of one connection, since LiveKit wants it unique and Mux's participant_id need not be.

/** `bob` -> `bob-3f9c1a2b7d04`, a new one on each call; `participant-…` when the Mux token names nobody. */
export function mintIdentity(participantId?: string): string {
  const random = crypto.getRandomValues(new Uint8Array(6));
  const suffix = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${participantId || 'participant'}-${suffix}`;
}
