import { type RemoteParticipant, type Room } from 'livekit-client';
import { AcrScore } from './spaces-on-livekit';

export const label = (person: RemoteParticipant) => person['name'];
// airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: key  (Update your imports)
export const read = (person: RemoteParticipant, key: 'id' | 'connectionId') => person[key];
// airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: participants  (Update your imports)
export const people = (space: Room) => (space as any).participants.values();
export const first = (people: RemoteParticipant[]) => people[0];
export const score = (name: keyof typeof AcrScore) => AcrScore[name];
// airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: 'on'  (Update your imports)
export const listen = (space: Room, run: () => void) => space['on']('ParticipantLeft', run);
