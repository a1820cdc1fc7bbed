import { ParticipantEvent, RoomEvent } from 'livekit-client';

export const handlers = {
  [RoomEvent.ParticipantConnected]: (person) => console.log(person.name ?? ''),
  // airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit: TrackSubscribed  (Event changes)
  [RoomEvent.TrackSubscribed](person, track) {
    track.track?.attach(document.getElementById(person.sid));
  },
};
export const pairs = [
  // airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit: TrackPublished  (Event changes)
  [RoomEvent.TrackPublished, (person, track) => console.log(person.identity, track.isMuted)],
  // airlock-migrate[EVENT_SHAPE]: the arguments of this event differ in LiveKit: ParticipantNameChanged  (Event changes)
  [ParticipantEvent.ParticipantNameChanged, (person) => console.log(person.displayName)],
];

/** @param {import('livekit-client').Room} space */
export function wire(space) {
  // airlock-migrate[DYNAMIC_EVENT]: which event this is cannot be told; its name and arguments may differ: event  (Event changes)
  for (const [event, listener] of pairs) space.on(event, listener);
}
