import { type LocalParticipant, type RemoteParticipant } from 'livekit-client';

export const isHost = (me: LocalParticipant) => me.permissions?.canPublish !== false;
export const isGuest = (person: RemoteParticipant) => person.permissions?.canPublish !== false;
// airlock-migrate[ROLE]: permissions are booleans; role is told from canPublish  (Participant changes)
export const number = (person: RemoteParticipant) => Number(person.permissions?.canPublish === false ? 2 : 1);
// airlock-migrate[DESTRUCTURED]: this property is no plain field in LiveKit; read it from the object: role  (Participant changes)
export const taken = ({ role }: RemoteParticipant) => role;
