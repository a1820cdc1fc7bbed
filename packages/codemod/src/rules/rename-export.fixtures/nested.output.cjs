'use strict';
const { prepareRankedRoom } = require('./spaces-on-livekit.js');
exports.open = (jwt) => { const { Room, VideoPresets } = require('livekit-client'); const s = prepareRankedRoom(new Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { limit: 16 }); return s.connect(process.env.LIVEKIT_URL, jwt, { autoSubscribe: false }).then(() => s.localParticipant); };
