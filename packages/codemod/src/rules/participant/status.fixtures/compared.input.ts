// What a status is compared with keeps its type.
import { ParticipantStatus, type RemoteParticipant } from '@mux/spaces-web';

export function say(person: RemoteParticipant): string {
  switch (person.status) {
    case ParticipantStatus.Connected:
      return 'here';
    case ParticipantStatus.Disconnected:
      return 'gone';
    case ParticipantStatus.Reconnected:
      return 'back';
  }
}
export const isBack = (person: RemoteParticipant) => person.status === ParticipantStatus.Reconnected;
