// The token of a room that an untyped holder carries to its join() is kept.
import { Room, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit.js';

export function openIn(holder, token) {
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
  holder.current = space;
}

export async function enter(holder) {
  return await holder.current.join();
}
