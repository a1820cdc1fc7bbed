import type { LocalParticipant, RemoteParticipant } from '@mux/spaces-web';

export const line = (person: RemoteParticipant) => `${person.id} ${person.connectionId} ${person.displayName}`;
export const own = ({ id, connectionId, displayName }: LocalParticipant) => [id, connectionId, displayName];
export const initial = (person: RemoteParticipant) => person.displayName.charAt(0);
