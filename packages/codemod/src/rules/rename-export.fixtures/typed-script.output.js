/** @typedef {import('livekit-client').Room} Space */
/** @typedef {import('livekit-client').RemoteParticipant} Person */
import path from 'node:path';

/** @callback Gone @param {Person} who @returns {void} */
export const file = path.sep;

/** @param {Space} space @param {Gone} gone */
export function watch(space, gone) {
  for (const person of space.remoteParticipants.values()) gone(person);
}

/** @param {Person} person */
export const card = (person) => person.name ?? '';

/** @type {(list: Person[]) => string[]} */
export const names = (list) => list.map((each) => each.sid);
