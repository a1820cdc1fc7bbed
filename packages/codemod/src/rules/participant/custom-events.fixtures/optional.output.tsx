import { Room, RoomEvent, VideoPresets } from 'livekit-client';
import { publishCustomEvent, echoCustomEvents } from './spaces-on-livekit.js';
import { createRankedSubscriptions } from '@airlock-rtc/ranked-subscriptions';

let space: Room | null = null;

export const say = async (text: string) => await (space ? publishCustomEvent(space.localParticipant, text) : undefined);

export function open(token: string) {
  space = new Room({
    dynacast: true,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  });
  createRankedSubscriptions(space, { limit: 16 });
  echoCustomEvents(space);
  space.on(RoomEvent.DataReceived, (data, _who, _kind, topic) => {
    if (!_who || topic !== 'airlock.custom-event') return;
    const event: { payload: string; sequenceNumber: number } = JSON.parse(new TextDecoder().decode(data));
    console.log(event.payload);
  });
  return space.connect(process.env.LIVEKIT_URL!, token).then(() => space!.localParticipant);
}
