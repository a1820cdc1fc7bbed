/** @import { AcrScore as Score, RemoteParticipant, Space } from '@mux/spaces-web' */

/** @type {Record<import('@mux/spaces-web').AcrScore, string>} */
export const scores = { 1: 'bad', 2: 'poor', 3: 'fair', 4: 'good', 5: 'excellent' };
/** @param {Space} space */
export function leave(space) {
  space.leave();
}
/** @type {(participant: RemoteParticipant) => string} */
export const nameOf = (participant) => participant.displayName;
/** @param {import('@mux/spaces-web').RemoteParticipant} person @returns {import('@mux/spaces-web').Track | undefined} */
export const first = (person) => person.getTracks()[0];
export const idOf = (/** @type {Person} */ person) => person.id;
/** @typedef {import('@mux/spaces-web').RemoteParticipant} Person */
