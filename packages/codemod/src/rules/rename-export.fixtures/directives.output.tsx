'use client';
// loads the SDK in the browser alone
export async function enter(token: string) {
  const { Room, createLocalTracks, VideoPresets } = await import('livekit-client');
  const { prepareRankedRoom } = await import('./spaces-on-livekit');
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
  await s.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false });
  const me = s.localParticipant;
  await Promise.all((await createLocalTracks({ audio: true, video: true })).map((track) => me.publishTrack(track)));
  return me;
}
