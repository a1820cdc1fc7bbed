// What is read of arguments that are called any.
import { Room, RoomEvent, type RemoteTrack } from 'livekit-client';

const show = (_mediaTrack: RemoteTrack, track: any, participant: any) => {
  // airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: track.attach  (Update your imports)
  track.attach(document.createElement('video'));
  // airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: participant.displayName  (Update your imports)
  console.log(participant.displayName);
};
export function listen(space: Room) {
  space.on(RoomEvent.TrackSubscribed, show);
  // airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: participant.id  (Update your imports)
  space.on(RoomEvent.ParticipantConnected, (participant: any) => console.log(participant.id));
}
