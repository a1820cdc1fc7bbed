// Objects of the SDK where a type of the program names members as Spaces did.
import type { LocalParticipant, RemoteParticipant } from '@mux/spaces-web';

interface Named {
  displayName: string;
}
const initials = ({ displayName }: Named) => displayName.slice(0, 2);
const count = (people: Named[]) => people.length;
const Card = ({ person }: { person: Named }) => <p>{person.displayName}</p>;
export class Registry<P extends { id: string } = RemoteParticipant> {
  readonly all = new Map<string, P>();
}

export function use(me: LocalParticipant, people: RemoteParticipant[], registry: Registry): Named {
  const named: Named = me;
  console.log(initials(me), count(people), named, registry, <Card person={me} />, people.length);
  return me;
}
export const registry = new Registry<RemoteParticipant>();

export function patch(participant: RemoteParticipant, apply: (change: Partial<RemoteParticipant>) => void) {
  apply(participant);
}
