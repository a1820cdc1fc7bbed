// A listener of messages that has a name: its bytes have a type that livekit-client exports.
import { Space, SpaceEvent, type CustomEvent, type RemoteParticipant } from '@mux/spaces-web';

export function follow(space: Space) {
  const onMessage = (participant: RemoteParticipant, event: CustomEvent) =>
    console.log(participant.connectionId, event.payload);
  space.on(SpaceEvent.ParticipantCustomEventPublished, onMessage);
}
