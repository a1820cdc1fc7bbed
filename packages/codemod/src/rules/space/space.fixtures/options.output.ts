import { Room, VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';

export const wide = (token: string) =>
  prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      simulcast: false,
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { token, displayName: 'Ann', limit: 20 });

export function named(token: string) {
  const space = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { displayName: 'Bob', limit: 16 });
  return space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false }).then(() => space.localParticipant);
}
