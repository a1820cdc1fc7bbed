import { Room, RoomEvent, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit.js';

export function listen(jwt) {
  // airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
  const space = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { token: jwt, limit: 16 });
  // airlock-migrate[EVENT_HANDLER]: the arguments of this listener changed and its code cannot be reached from here: function () {  (Event changes)
  space.on(RoomEvent.TrackMuted, function () {
    console.log(arguments[0].displayName, arguments[1].name);
  });
  return space;
}
