import {
  type RemoteParticipant,
  type Room,
} from 'livekit-client';
import { ParticipantRole, ParticipantStatus, SubscriptionMode, AcrScore } from './spaces-on-livekit';

export const roles: ParticipantRole[] = [ParticipantRole.Publisher, ParticipantRole.Subscriber];
export const statuses: ParticipantStatus[] = [
  ParticipantStatus.Connected,
  ParticipantStatus.Disconnected,
  ParticipantStatus.Reconnected,
];
export const modes: SubscriptionMode[] = [SubscriptionMode.Automatic, SubscriptionMode.Manual];
export const scores: AcrScore[] = [AcrScore.Bad, AcrScore.Poor, AcrScore.Fair, AcrScore.Good, AcrScore.Excellent];
export const isHost = (person: RemoteParticipant) => person.permissions?.canPublish !== false;
// airlock-migrate[ACR]: LiveKit takes no call score; send it to your own backend  (Space to Room)
export const rate = (space: Room) => Promise.resolve();
