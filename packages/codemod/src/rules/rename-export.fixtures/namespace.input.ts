import * as Spaces from '@mux/spaces-web';
export * from '@mux/spaces-web';

export const open = (token: string) => new Spaces.Space(token);
export const kinds = Spaces.TrackKind;
export const scores = Spaces.AcrScore;
export const join = (space: Spaces.Space) => [1].map(space.join);
export const wave = (person: Spaces.RemoteParticipant & { waves: boolean }) => person.waves;
export const untyped = (person: any) => person.connectionId;
