import { Room, Track, VideoPresets } from 'livekit-client';
import { ParticipantRole, prepareRankedRoom } from './spaces-on-livekit.js';

// airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: role  (Update your imports)
export const isHost = (who) => who.role === ParticipantRole.Publisher;
// airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: getSource  (Update your imports)
export const isCamera = (it) => it.getSource() === Track.Source.Camera;

export function* session(call, jwt) {
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
  // airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: Space.join  (Update your imports)
  yield call([space, 'join']);
}
