import { VideoPresets } from 'livekit-client';
import { prepareRankedRoom } from './spaces-on-livekit';
let sdk: typeof import('livekit-client') | undefined;

async function load() {
  // airlock-migrate[LAZY_IMPORT]: this was loaded when it was needed; the imports of this file load it with the page  (Update your imports)
  return (sdk ??= await import('livekit-client'));
}

export async function enter(token: string) {
  const { Room: MuxSpace, RoomEvent: SpaceEvent } = await load();
  const space = prepareRankedRoom(new MuxSpace({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 });
  // airlock-migrate[DYNAMIC_EVENT]: which event this is cannot be told; its name and arguments may differ: Object.keys(SpaceEvent)  (Event changes)
  space.on(SpaceEvent.ParticipantConnected, ({ name: displayName = '' }) => console.log(displayName, Object.keys(SpaceEvent)));
  await space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false });
  // airlock-migrate[UNKNOWN_MEMBER]: this is no member that Spaces declared: Space.participants, which was internal, by connectionId  (Update your imports)
  return [...space.remoteParticipants.values()].map((person) => person.name ?? '').concat(String(space.remoteParticipants.has('x')));
}
