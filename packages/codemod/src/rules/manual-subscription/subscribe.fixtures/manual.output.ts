import { type RemoteParticipant, Room, VideoPresets } from 'livekit-client';
import { prepareRoom, unsubscribeFrom, subscribeTo } from './spaces-on-livekit';

export async function enter(token: string) {
  const space = prepareRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { displayName: 'Ann' });
  return await space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false }).then(() => space.localParticipant);
}

export async function toggle(person: RemoteParticipant, maybe?: RemoteParticipant) {
  if (Array.from(person.trackPublications.values()).some((publication) => publication.isSubscribed)) await unsubscribeFrom(person);
  else await subscribeTo(person);
  await (maybe && subscribeTo(maybe));
}
