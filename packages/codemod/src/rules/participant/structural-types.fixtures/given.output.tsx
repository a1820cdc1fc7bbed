// Objects of the SDK where a type of the program names members as Spaces did.
import type { LocalParticipant, RemoteParticipant } from 'livekit-client';

interface Named {
  displayName: string;
}
const initials = ({ displayName }: Named) => displayName.slice(0, 2);
const count = (people: Named[]) => people.length;
const Card = ({ person }: { person: Named }) => <p>{person.displayName}</p>;
// airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: P extends { id: string } = RemoteParticipant  (Participant changes)
export class Registry<P extends { id: string } = RemoteParticipant> {
  readonly all = new Map<string, P>();
}

export function use(me: LocalParticipant, people: RemoteParticipant[], registry: Registry): Named {
  // airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: me  (Participant changes)
  const named: Named = me;
  // airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: me  (Participant changes)
  console.log(initials(me), count(people), named, registry, <Card person={me} />, people.length);
  // airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: me  (Participant changes)
  return me;
}
// airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: new Registry<RemoteParticipant>()  (Participant changes)
export const registry = new Registry<RemoteParticipant>();

export function patch(participant: RemoteParticipant, apply: (change: Partial<RemoteParticipant>) => void) {
  apply(participant);
}
