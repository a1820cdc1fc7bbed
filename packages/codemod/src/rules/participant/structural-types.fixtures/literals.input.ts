import type { LocalParticipant, LocalTrack, RemoteParticipant, RemoteTrack } from '@mux/spaces-web';

export const partly: Partial<RemoteParticipant> = { displayName: 'Ann', connectionId: 'c1' };
export const made = { id: 'bob', displayName: 'Bob' } as RemoteParticipant;
export const forced = { connectionId: 'c3', getTracks: () => [] } as unknown as LocalParticipant;
export const track: Partial<RemoteTrack> = { muted: true, name: 'camera', tid: 't1' };
export const own = { muted: true, name: 'camera' } as Partial<LocalTrack>;
export const playing: Partial<RemoteTrack> = { attachedElements: [] };
export const copy = (displayName: string): Partial<RemoteParticipant> => ({ displayName });

export type Tile = Pick<RemoteParticipant, 'displayName' | 'connectionId'>;
export const tile: Tile = { displayName: 'Eve', connectionId: 'c4' };
export const names = (tiles: Tile[]) => tiles.map((each) => each.displayName.trim());
export type Id = RemoteParticipant['connectionId'];
export type Tracks = RemoteParticipant['getTracks'];
export const read = (person: RemoteParticipant) => [person['displayName'], person['getTracks']];

const find = <T extends { connectionId: string }>(all: T[], id: Id) => all.find((each) => each.connectionId === id);
export const found = (people: RemoteParticipant[]) => find(people, 'c1');

export function fields(person: RemoteParticipant) {
  for (const field in person) console.log(field);
  const anything = person as any;
  return anything.displayName;
}
