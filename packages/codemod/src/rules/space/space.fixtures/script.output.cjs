const { Room, VideoPresets } = require('livekit-client');
const { prepareRankedRoom } = require('./spaces-on-livekit.js');

// airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
exports.rooms = ['token'].map((token) => keep(prepareRankedRoom(new Room({
  dynacast: true,
  disconnectOnPageLeave: false,
  publishDefaults: {
    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
    audioPreset: { maxBitrate: 64_000 },
  },
}), { token, limit: 16 })));
function keep(space) {
  return space;
}
