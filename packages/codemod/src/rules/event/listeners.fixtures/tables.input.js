import { ParticipantEvent, SpaceEvent } from '@mux/spaces-web';

export const handlers = {
  [SpaceEvent.ParticipantJoined]: (person) => console.log(person.displayName),
  [SpaceEvent.ParticipantTrackSubscribed](person, track) {
    track.attach(document.getElementById(person.connectionId));
  },
};
export const pairs = [
  [SpaceEvent.ParticipantTrackPublished, (person, track) => console.log(person.id, track.isMuted())],
  [ParticipantEvent.DisplayNameChanged, (person) => console.log(person.displayName)],
];

/** @param {import('@mux/spaces-web').Space} space */
export function wire(space) {
  for (const [event, listener] of pairs) space.on(event, listener);
}
