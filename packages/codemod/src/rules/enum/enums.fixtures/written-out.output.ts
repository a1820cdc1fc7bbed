import { type Room } from 'livekit-client';
import { AcrScore, ParticipantRole, ParticipantStatus, SubscriptionMode } from './spaces-on-livekit';

const LABELS: Record<AcrScore, string> = {
  [AcrScore.Bad]: 'bad',
  [AcrScore.Poor]: 'poor',
  [AcrScore.Fair]: 'fair',
  [AcrScore.Good]: 'good',
  [AcrScore.Excellent]: 'excellent',
};

export const choices = Object.values(AcrScore).filter((score) => typeof score === 'number');
export const byName = (name: string) => LABELS[AcrScore[name as keyof typeof AcrScore]];
// airlock-migrate[ACR]: LiveKit takes no call score; send it to your own backend  (Space to Room)
export const rate = (space: Room, score: AcrScore = AcrScore.Good) => Promise.resolve();
// airlock-migrate[ACR]: LiveKit takes no call score; send it to your own backend  (Space to Room)
export const best = (space: Room) => Promise.resolve();
export const seat = (role: ParticipantRole) => (role === ParticipantRole.Publisher ? 'stage' : 'hall');
export const isGone = (status: ParticipantStatus) => status === ParticipantStatus.Disconnected;
export const modes = [SubscriptionMode.Automatic, SubscriptionMode.Manual];
export { AcrScore as Score };
