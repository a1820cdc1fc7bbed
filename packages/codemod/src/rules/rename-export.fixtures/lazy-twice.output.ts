import { leaveRoom } from './spaces-on-livekit';
let current: import('livekit-client').Room | undefined;

export async function toggle(token: string) {
  if (current) {
    await leaveRoom(current);
    current = undefined;
    return;
  }
  // airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
  const { Room } = await import('livekit-client');
  const { VideoPresets } = await import('livekit-client');
  const { prepareRankedRoom } = await import('./spaces-on-livekit');
  current = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  current.on('participantDisconnected', (person) => console.log(person.identity));
  await current.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false });
}

export async function show(token: string) {
  // airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
  const { Room } = await import('livekit-client');
  const { VideoPresets } = await import('livekit-client');
  const { prepareRankedRoom } = await import('./spaces-on-livekit');
  const space = prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  await space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false });
  const me = space.localParticipant;
  // airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
  const { createLocalTracks } = await import('livekit-client');
  await Promise.all((await createLocalTracks({ audio: true, video: true })).map((track) => me.publishTrack(track)));
}
