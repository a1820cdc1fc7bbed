import { AcrScore, ParticipantRole as Role, ParticipantStatus, type Space, SubscriptionMode } from '@mux/spaces-web';

const LABELS: Record<AcrScore, string> = {
  [AcrScore.Bad]: 'bad',
  [AcrScore.Poor]: 'poor',
  [AcrScore.Fair]: 'fair',
  [AcrScore.Good]: 'good',
  [AcrScore.Excellent]: 'excellent',
};

export const choices = Object.values(AcrScore).filter((score) => typeof score === 'number');
export const byName = (name: string) => LABELS[AcrScore[name as keyof typeof AcrScore]];
export const rate = (space: Space, score: AcrScore = AcrScore.Good) => space.submitAcrScore(score);
export const best = (space: Space) => space.submitAcrScore(AcrScore.Excellent);
export const seat = (role: Role) => (role === Role.Publisher ? 'stage' : 'hall');
export const isGone = (status: ParticipantStatus) => status === ParticipantStatus.Disconnected;
export const modes = [SubscriptionMode.Automatic, SubscriptionMode.Manual];
export { AcrScore as Score };
