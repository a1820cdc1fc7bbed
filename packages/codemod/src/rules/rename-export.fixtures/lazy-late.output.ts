export async function enter(token: string) {
  const mux = import('livekit-client');
  const { keptToken, prepareRankedRoom } = await import('./spaces-on-livekit');
  const { VideoPresets } = await import('livekit-client');
  document.title = 'joining';
  const { Room: Space } = await mux;
  return ((room) => room.connect(process.env.LIVEKIT_URL!, keptToken(room), { autoSubscribe: false }).then(() => room.localParticipant))(prepareRankedRoom(new Space({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { token, limit: 16 }));
}
