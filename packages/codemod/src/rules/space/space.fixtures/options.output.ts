import { Room, VideoPresets, RoomEvent } from 'livekit-client';
import { prepareRoom } from './spaces-on-livekit.js';
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';

export const wide = (token: string) =>
  prepareRoom(new Room({
    dynacast: true,
    publishDefaults: {
      simulcast: false,
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { token, displayName: 'Ann', limit: 20 });

export function named(token: string) {
  const space = new Room({
    dynacast: true,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  });
  createRankedSubscriptions(space, { limit: 16 });
  space.on(RoomEvent.Connected, () => void space.localParticipant.setName('Bob'));
  return space.connect(process.env.LIVEKIT_URL!, token).then(() => space.localParticipant);
}
