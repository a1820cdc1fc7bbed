// Listeners that are registered out of a table count as listeners: leave() and custom events tell them.
import { Room, RoomEvent, type RemoteParticipant } from 'livekit-client';
import { leaveRoom, removeListeners } from './spaces-on-livekit';

export function start(space: Room, gone: (participant: RemoteParticipant) => void) {
  const listeners = { [RoomEvent.ParticipantDisconnected]: gone };
  // airlock-migrate[DYNAMIC_EVENT]: which event this is cannot be told; its name and arguments may differ: event  (Event changes)
  for (const [event, listener] of Object.entries(listeners)) space.on(event, listener as () => void);
  return () => void leaveRoom(space);
}

export function stop(space: Room) {
  removeListeners(space, RoomEvent.TrackPublished, RoomEvent.LocalTrackPublished);
  removeListeners(space, 'trackUnpublished', 'localTrackUnpublished');
  removeListeners(space, RoomEvent.ParticipantDisconnected);
}
