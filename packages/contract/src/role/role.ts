// A participant's role, as the claim of a Mux token says it.

export const PARTICIPANT_ROLES = ['publisher', 'subscriber'] as const;
export type ParticipantRoleName = (typeof PARTICIPANT_ROLES)[number];

/** Reads the `role` claim: only the exact word `subscriber` is a subscriber, anything else may publish (spaces-web 1.2.0). */
export function readRole(claim: unknown): ParticipantRoleName {
  return claim === 'subscriber' ? 'subscriber' : 'publisher';
}
