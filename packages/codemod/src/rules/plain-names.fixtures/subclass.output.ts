import { Room, RoomEvent } from 'livekit-client';

// airlock-migrate[SUBCLASS]: a class of the Spaces SDK is extended or made here; move it by hand  (Space to Room)
export class Classroom extends Room {
  listen() {
    this.on(RoomEvent.ParticipantDisconnected, ({ sid: connectionId }) => console.log(connectionId));
  }
}
