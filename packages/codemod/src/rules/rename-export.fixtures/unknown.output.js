import { Room, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit.js';

export const open = (token) => {
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
  }), { token, limit: 16 });
  // airlock-migrate[UNKNOWN_MEMBER]: this is no member that Spaces declared: Space.wave  (Update your imports)
  space.wave();
  return space;
};
// airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: publishTracks  (Update your imports)
export const send = (participant, tracks) => participant.publishTracks(tracks);
export const rooms = [prepareRankedRoom(new Room(), { limit: 16 })];
