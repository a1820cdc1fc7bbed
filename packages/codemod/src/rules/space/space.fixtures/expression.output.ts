async function open(token: string) {
  const { Room, VideoPresets } = await import('livekit-client');
  // airlock-migrate[CONNECT_TOKEN]: the token of `new Space` and its join() were not seen together; pass the token to connect()  (Space to Room)
  // airlock-migrate[SUBSCRIPTIONS]: Spaces received the 16 most active; call createRankedSubscriptions(room) to keep that  (Introduction to LiveKit)
  return [new Room({
    dynacast: true,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  })];
}
