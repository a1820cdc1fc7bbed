import { Room, RoomEvent, VideoPresets } from 'livekit-client';
import { publishCustomEvent, prepareRankedRoom, receiveCustomEvents } from './spaces-on-livekit';

let space: Room | null = null;

export const say = async (text: string) => await (space ? publishCustomEvent(space.localParticipant, text) : undefined);

export function open(token: string) {
  space = receiveCustomEvents(prepareRankedRoom(new Room({
    dynacast: true,
    disconnectOnPageLeave: false,
    publishDefaults: {
      videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },
      videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
      screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },
      audioPreset: { maxBitrate: 64_000 },
    },
  }), { limit: 16 }));
  space.on(RoomEvent.DataReceived, (data, _who, _kind, topic) => {
    if (!_who || topic !== 'airlock.custom-event') return;
    const event: { payload: string; sequenceNumber: number } = JSON.parse(new TextDecoder().decode(data));
    console.log(event.payload);
  });
  return space.connect(process.env.LIVEKIT_URL!, token, { autoSubscribe: false }).then(() => space!.localParticipant);
}
