import { ParticipantEvent, type RemoteParticipant, type Room, RoomEvent } from 'livekit-client';

// airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit: IsSpeakingChanged  (Event changes)
const EVENTS = { joined: RoomEvent.ParticipantConnected, speaks: ParticipantEvent.IsSpeakingChanged } as const;
const JOINED = RoomEvent.ParticipantConnected;
// airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit: ParticipantNameChanged  (Event changes)
const { ParticipantDisconnected: ParticipantLeft, ParticipantNameChanged: Renamed } = RoomEvent;

export const listen = (space: Room, person: RemoteParticipant) => {
  space.on(EVENTS.joined, ({ name: displayName = '' }) => console.log(displayName));
  space.on(JOINED, ({ sid: connectionId }) => console.log(connectionId));
  space.on(ParticipantLeft, ({ identity: id }) => console.log(id));
  space.on(Renamed, (_name, someone) => console.log(someone.name ?? ''));
  person.on(EVENTS.speaks, (speaking) => {
    if (!speaking) return;
    console.log(person.name ?? '');
  });
  for (const event of [RoomEvent.ParticipantConnected, RoomEvent.ParticipantDisconnected] as const)
    space.on(event, (someone: RemoteParticipant) => console.log(event, someone.name ?? ''));
};
