import { keptToken, prepareRoom } from './spaces-on-livekit.js';
import { VideoPresets } from 'livekit-client';
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';
export const open = (jwt: string) => import('livekit-client').then(({ Room }) => ((room) => room.connect(process.env.LIVEKIT_URL!, keptToken(room)).then(() => room.localParticipant))(prepareRoom(new Room({
  dynacast: true,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { token: jwt, limit: 16 })));
export const open2 = async (jwt: string) => { const mux = await import('livekit-client'); const s = new mux.Room({
  dynacast: true,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
});
createRankedSubscriptions(s, { limit: 16 }); await s.connect(process.env.LIVEKIT_URL!, jwt); return s; };
