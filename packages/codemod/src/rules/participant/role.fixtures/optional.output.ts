// Room.localParticipant is always there.
import { type Room } from 'livekit-client';

export const mayTalk = (space: Room) => space.localParticipant.permissions?.canPublish !== false;
export const mayTalkHere = (space?: Room) => (space && space.localParticipant.permissions?.canPublish !== false) === true;
