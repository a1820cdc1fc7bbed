// airlock-migrate[NAMESPACE_TYPE]: this use of the module’s names has no counterpart: AcrScore  (Update your imports)
/** @import { AcrScore as Score, RemoteParticipant, Room as Space } from 'livekit-client' */

/** @type {Record<1 | 2 | 3 | 4 | 5, string>} */
export const scores = { 1: 'bad', 2: 'poor', 3: 'fair', 4: 'good', 5: 'excellent' };
/** @param {Space} space */
export function leave(space) {
  void space.disconnect();
}
/** @type {(participant: RemoteParticipant) => string} */
export const nameOf = (participant) => participant.name ?? '';
/** @param {import('livekit-client').RemoteParticipant} person @returns {import('livekit-client').LocalTrack | import('livekit-client').RemoteTrackPublication | undefined} */
export const first = (person) => Array.from(person.trackPublications.values())[0];
export const idOf = (/** @type {Person} */ person) => person.identity;
/** @typedef {import('livekit-client').RemoteParticipant} Person */
