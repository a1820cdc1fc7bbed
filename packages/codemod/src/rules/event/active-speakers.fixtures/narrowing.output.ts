import { RemoteParticipant, Room, RoomEvent, type Participant } from 'livekit-client';

export function toFront(space: Room, people: RemoteParticipant[]) {
  space.on(RoomEvent.ActiveSpeakersChanged, (speakers: Participant[]) => {
    speakers.forEach((speaker) => {
      if (speaker instanceof RemoteParticipant) {
        people.splice(people.indexOf(speaker), 1);
        people.unshift(speaker);
      }
    });
  });
}
