// What is read of arguments that are called any.
import { Space, SpaceEvent } from '@mux/spaces-web';

const show = (participant: any, track: any) => {
  track.attach(document.createElement('video'));
  console.log(participant.displayName);
};
export function listen(space: Space) {
  space.on(SpaceEvent.ParticipantTrackSubscribed, show);
  space.on(SpaceEvent.ParticipantJoined, (participant: any) => console.log(participant.id));
}
