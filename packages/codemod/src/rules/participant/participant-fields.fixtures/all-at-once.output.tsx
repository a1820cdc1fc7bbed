// Every field at once, under the names that Spaces gave them.
import type { LocalParticipant, RemoteParticipant } from 'livekit-client';

// airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: every field of RemoteParticipant  (Update your imports)
export const copy = (participant: RemoteParticipant) => ({ ...participant, since: Date.now() });
// airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: every field of LocalParticipant  (Update your imports)
export function withoutId({ identity: id, ...others }: LocalParticipant) {
  return { id, others };
}
// airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: every field of RemoteParticipant  (Update your imports)
export const names = (participant: RemoteParticipant) => Object.keys(participant);
// airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: every field of RemoteParticipant  (Update your imports)
export const save = (people: RemoteParticipant[]) => localStorage.setItem('people', JSON.stringify({ people }));
export const saveIds = (people: RemoteParticipant[]) => JSON.stringify(people.map((person) => person.identity));
