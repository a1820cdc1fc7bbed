import * as spaces from '@mux/spaces-web';

const { TrackKind, SpaceEvent: Events } = spaces;
const { Screenshare, Camera: Cam } = spaces.TrackSource;
const { Video } = TrackKind;
let TrackSource, MuxSpace;

export const load = () => ({ TrackSource, Space: MuxSpace } = spaces);

export const enter = (jwt) => {
  const space = new MuxSpace(jwt);
  space.on(Events.ParticipantTrackSubscribed, (person, { kind, source }) => {
    if (kind === TrackKind.Audio || kind === Video) console.log(person.displayName);
    if (source === TrackSource.Screenshare || source === Screenshare || source === Cam) console.log(source);
  });
  return space.join();
};
