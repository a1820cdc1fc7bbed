import { keptToken, prepareRankedRoom } from './spaces-on-livekit';
import { VideoPresets } from 'livekit-client';
// airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
export const open = (jwt: string) => import('livekit-client').then(({ Room }) => ((room) => room.connect(process.env.LIVEKIT_URL!, keptToken(room), { autoSubscribe: false }).then(() => room.localParticipant))(prepareRankedRoom(new Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { token: jwt, limit: 16 })));
// airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
export const open2 = async (jwt: string) => { const mux = await import('livekit-client'); const s = prepareRankedRoom(new mux.Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { limit: 16 }); await s.connect(process.env.LIVEKIT_URL!, jwt, { autoSubscribe: false }); return s; };
