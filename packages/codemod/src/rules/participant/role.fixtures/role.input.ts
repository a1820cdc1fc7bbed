import { ParticipantRole, type LocalParticipant, type RemoteParticipant } from '@mux/spaces-web';

export const isHost = (me: LocalParticipant) => me.role === ParticipantRole.Publisher;
export const isGuest = (person: RemoteParticipant) => person.role != 2;
export const number = (person: RemoteParticipant) => Number(person.role);
export const taken = ({ role }: RemoteParticipant) => role;
