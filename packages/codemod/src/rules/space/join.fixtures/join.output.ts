import { Room, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';

export async function enter(token: string) {
  const space = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  await space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false });
  const me = space.localParticipant;
  return { space, me };
}

// airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
export const start = (space: Room) => space.connect(process.env.LIVEKIT_URL!, '', { autoSubscribe: false }).then(() => space.localParticipant);
