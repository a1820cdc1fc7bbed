import type { LocalParticipant, RemoteParticipant } from 'livekit-client';

export const line = (person: RemoteParticipant) => `${person.identity} ${person.sid} ${person.name ?? ''}`;
export const own = ({ identity: id, sid: connectionId, name: displayName = '' }: LocalParticipant) => [id, connectionId, displayName];
export const initial = (person: RemoteParticipant) => (person.name ?? '').charAt(0);
