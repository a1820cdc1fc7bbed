// Room.localParticipant is always there.
import { ParticipantRole, type Space } from '@mux/spaces-web';

export const mayTalk = (space: Space) => space.localParticipant?.role === ParticipantRole.Publisher;
export const mayTalkHere = (space?: Space) => space?.localParticipant?.role === ParticipantRole.Publisher;
