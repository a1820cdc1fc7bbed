import {
  type RemoteParticipant,
  type Room,
} from 'livekit-client';

// airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: ParticipantRole  (Participant changes)
export const roles: (1 | 2)[] = [1, 2];
// airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: ParticipantStatus  (Participant changes)
export const statuses: (1 | 2 | 3)[] = [
  // airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: ParticipantStatus.Connected  (Participant changes)
  1,
  // airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: ParticipantStatus.Disconnected  (Participant changes)
  2,
  // airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: ParticipantStatus.Reconnected  (Participant changes)
  3,
];
// airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: SubscriptionMode  (Participant changes)
export const modes: ('AUTOMATIC' | 'MANUAL')[] = ['AUTOMATIC', 'MANUAL'];
// airlock-migrate[ENUM]: LiveKit has no such enum; the number that Spaces used is kept: AcrScore  (Participant changes)
export const scores: (1 | 2 | 3 | 4 | 5)[] = [1, 2, 3, 4, 5];
export const isHost = (person: RemoteParticipant) => person.permissions?.canPublish !== false;
// airlock-migrate[ACR]: LiveKit takes no call score; send it to your own backend  (Space to Room)
export const rate = (space: Room) => Promise.resolve();
