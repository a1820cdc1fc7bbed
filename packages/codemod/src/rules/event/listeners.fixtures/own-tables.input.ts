// Listeners that are registered out of a table count as listeners: leave() and custom events tell them.
import { Space, SpaceEvent, type RemoteParticipant } from '@mux/spaces-web';

export function start(space: Space, gone: (participant: RemoteParticipant) => void) {
  const listeners = { [SpaceEvent.ParticipantLeft]: gone };
  for (const [event, listener] of Object.entries(listeners)) space.on(event, listener as () => void);
  return () => space.leave();
}

export function stop(space: Space) {
  space.removeAllListeners(SpaceEvent.ParticipantTrackPublished);
  space.removeAllListeners('ParticipantTrackUnpublished');
  space.removeAllListeners(SpaceEvent.ParticipantLeft);
}
