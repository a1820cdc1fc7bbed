// What a status is compared with keeps its type.
import { type RemoteParticipant } from 'livekit-client';
import { ParticipantStatus } from './spaces-on-livekit';

export function say(person: RemoteParticipant): string {
  // airlock-migrate[STATUS]: isActive stays true for somebody who left: ask room.remoteParticipants; a participant who came back is not told apart  (Participant changes)
  switch ((person.isActive ? 1 : 2) as ParticipantStatus) {
    case ParticipantStatus.Connected:
      return 'here';
    case ParticipantStatus.Disconnected:
      return 'gone';
    case ParticipantStatus.Reconnected:
      return 'back';
  }
}
// airlock-migrate[STATUS]: isActive stays true for somebody who left: ask room.remoteParticipants; a participant who came back is not told apart  (Participant changes)
export const isBack = (person: RemoteParticipant) => (person.isActive ? 1 : 2) as ParticipantStatus === ParticipantStatus.Reconnected;
