export async function open(jwt) {
  const { Room, createLocalTracks: capture, VideoPresets } = await import('livekit-client');
  const { prepareRankedRoom } = await import('./spaces-on-livekit.js');
  const s = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  await s.connect(process.env.LIVEKIT_URL, jwt, { autoSubscribe: false });
  const me = s.localParticipant;
  const tracks = await capture({ audio: true, video: true });
  await Promise.all(tracks.map((track) => me.publishTrack(track)));
}
