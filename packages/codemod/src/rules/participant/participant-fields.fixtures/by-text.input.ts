import { AcrScore, type RemoteParticipant, type Space } from '@mux/spaces-web';

export const label = (person: RemoteParticipant) => person['displayName'];
export const read = (person: RemoteParticipant, key: 'id' | 'connectionId') => person[key];
export const people = (space: Space) => (space as any).participants.values();
export const first = (people: RemoteParticipant[]) => people[0];
export const score = (name: keyof typeof AcrScore) => AcrScore[name];
export const listen = (space: Space, run: () => void) => space['on']('ParticipantLeft', run);
