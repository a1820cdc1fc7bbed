import {
  AcrScore,
  ParticipantRole,
  ParticipantStatus,
  SubscriptionMode,
  type RemoteParticipant,
  type Space,
} from '@mux/spaces-web';

export const roles: ParticipantRole[] = [ParticipantRole.Publisher, ParticipantRole.Subscriber];
export const statuses: ParticipantStatus[] = [
  ParticipantStatus.Connected,
  ParticipantStatus.Disconnected,
  ParticipantStatus.Reconnected,
];
export const modes: SubscriptionMode[] = [SubscriptionMode.Automatic, SubscriptionMode.Manual];
export const scores: AcrScore[] = [AcrScore.Bad, AcrScore.Poor, AcrScore.Fair, AcrScore.Good, AcrScore.Excellent];
export const isHost = (person: RemoteParticipant) => person.role === ParticipantRole.Publisher;
export const rate = (space: Space) => space.submitAcrScore(AcrScore.Good);
