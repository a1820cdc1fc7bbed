// A listener of messages that has a name: its bytes have a type that livekit-client exports.
import { Room, RoomEvent, type RemoteParticipant, type DataPacket_Kind } from 'livekit-client';

export function follow(space: Room) {
  const onMessage = (data: Uint8Array, participant: RemoteParticipant | undefined, _kind: DataPacket_Kind | undefined, topic: string | undefined) =>
    {
    if (!participant || topic !== 'airlock.custom-event') return;
    const event: { payload: string; sequenceNumber: number } = JSON.parse(new TextDecoder().decode(data));
    console.log(participant.sid, event.payload);
  };
  space.on(RoomEvent.DataReceived, onMessage);
}
