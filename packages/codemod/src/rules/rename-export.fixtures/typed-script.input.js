/** @typedef {import('@mux/spaces-web').Space} Space */
/** @typedef {import('@mux/spaces-web').RemoteParticipant} Person */
import path from 'node:path';

/** @callback Gone @param {Person} who @returns {void} */
export const file = path.sep;

/** @param {Space} space @param {Gone} gone */
export function watch(space, gone) {
  for (const person of space.participants.values()) gone(person);
}

/** @param {Person} person */
export const card = (person) => person.displayName;

/** @type {(list: Person[]) => string[]} */
export const names = (list) => list.map((each) => each.connectionId);
