// Every field at once, under the names that Spaces gave them.
import type { LocalParticipant, RemoteParticipant } from '@mux/spaces-web';

export const copy = (participant: RemoteParticipant) => ({ ...participant, since: Date.now() });
export function withoutId({ id, ...others }: LocalParticipant) {
  return { id, others };
}
export const names = (participant: RemoteParticipant) => Object.keys(participant);
export const save = (people: RemoteParticipant[]) => localStorage.setItem('people', JSON.stringify({ people }));
export const saveIds = (people: RemoteParticipant[]) => JSON.stringify(people.map((person) => person.id));
