import { VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';
// airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
export const capture = async () => (await import('livekit-client')).createLocalTracks({ audio: true, video: true });

export const audio = async () => {
  // airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
  const { createLocalTracks: ask = null, Track } = await import('livekit-client');
  // airlock-migrate[CAPTURE_OPTIONS]: these constraints have no place in LiveKit’s capture options  (Track changes)
  return (await ask!()).filter((track) => track.kind === Track.Kind.Audio);
};

export async function open(token: string) {
  // airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
  const [{ Room: Call }] = await Promise.all([import('livekit-client'), document.fonts.ready]);
  return prepareRankedRoom(new Call!({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { token, limit: 16 });
}

export async function whole(token: string) {
  // airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
  const sdk = await import('livekit-client');
  const space = prepareRankedRoom(new sdk.Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  space.on(sdk.RoomEvent.ParticipantDisconnected, (person) => console.log(person.name ?? ''));
  return space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false }).then(() => space.localParticipant);
}
