import { ParticipantEvent, type RemoteParticipant, type Space, SpaceEvent } from '@mux/spaces-web';

const EVENTS = { joined: SpaceEvent.ParticipantJoined, speaks: ParticipantEvent.StartedSpeaking } as const;
const JOINED = SpaceEvent.ParticipantJoined;
const { ParticipantLeft, ParticipantDisplayNameChanged: Renamed } = SpaceEvent;

export const listen = (space: Space, person: RemoteParticipant) => {
  space.on(EVENTS.joined, ({ displayName }) => console.log(displayName));
  space.on(JOINED, ({ connectionId }) => console.log(connectionId));
  space.on(ParticipantLeft, ({ id }) => console.log(id));
  space.on(Renamed, (someone) => console.log(someone.displayName));
  person.on(EVENTS.speaks, () => console.log(person.displayName));
  for (const event of [SpaceEvent.ParticipantJoined, SpaceEvent.ParticipantLeft] as const)
    space.on(event, (someone: RemoteParticipant) => console.log(event, someone.displayName));
};
