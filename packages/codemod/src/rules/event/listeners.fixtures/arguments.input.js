import { Space, SpaceEvent } from '@mux/spaces-web';

export function listen(jwt) {
  const space = new Space(jwt);
  space.on(SpaceEvent.ParticipantTrackMuted, function () {
    console.log(arguments[0].displayName, arguments[1].name);
  });
  return space;
}
