import { type RemoteParticipant, Room, VideoPresets, RoomEvent } from 'livekit-client';
import { unsubscribeFrom, subscribeTo } from './spaces-on-livekit.js';

export async function enter(token: string) {
  const space = new Room({
    dynacast: true,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  });
  space.on(RoomEvent.Connected, () => void space.localParticipant.setName('Ann'));
  return await space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false }).then(() => space.localParticipant);
}

export async function toggle(person: RemoteParticipant, maybe?: RemoteParticipant) {
  if (Array.from(person.trackPublications.values()).some((publication) => publication.isSubscribed)) await unsubscribeFrom(person);
  else await subscribeTo(person);
  await (maybe && subscribeTo(maybe));
}
