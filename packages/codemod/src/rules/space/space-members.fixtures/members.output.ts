import { Room, RoomEvent } from 'livekit-client';
import { leaveRoom } from './spaces-on-livekit';

export async function report(space: Room) {
  console.log(space.localParticipant?.identity, space.isRecording, await space.getSid());
  // airlock-migrate[ACR]: LiveKit takes no call score; send it to your own backend  (Space to Room)
  await Promise.resolve();
  await leaveRoom(space);
}

// airlock-migrate[SESSION_ID]: LiveKit’s session id is asynchronous: await room.getSid()  (Space to Room)
export const session = (space: Room) => undefined as string | undefined;
export const ended = (space: Room) => space.on(RoomEvent.ParticipantDisconnected, () => {});

// airlock-migrate[SUBCLASS]: a class of the Spaces SDK is extended or made here; move it by hand  (Space to Room)
export class Classroom extends Room {
  // airlock-migrate[SUBCLASS]: a class of the Spaces SDK is extended or made here; move it by hand: the token is not a field of Room  (Space to Room)
  claims = () => this.jwt.split('.')[1];
}
