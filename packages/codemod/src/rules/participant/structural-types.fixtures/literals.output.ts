import type { LocalParticipant, LocalTrack, RemoteParticipant, RemoteTrackPublication } from 'livekit-client';

export const partly: Partial<RemoteParticipant> = { name: 'Ann', sid: 'c1' };
export const made = { identity: 'bob', name: 'Bob' } as RemoteParticipant;
// airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: getTracks  (Participant changes)
export const forced = { sid: 'c3', getTracks: () => [] } as unknown as LocalParticipant;
// airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: name  (Participant changes)
export const track: Partial<RemoteTrackPublication> = { isMuted: true, name: 'camera', tid: 't1' };
// airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: name  (Participant changes)
export const own = { isMuted: true, name: 'camera' } as Partial<LocalTrack>;
// airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: attachedElements  (Participant changes)
export const playing: Partial<RemoteTrackPublication> = { attachedElements: [] };
export const copy = (displayName: string): Partial<RemoteParticipant> => ({ name: displayName });

export type Tile = Pick<RemoteParticipant, 'name' | 'sid'>;
export const tile: Tile = { name: 'Eve', sid: 'c4' };
export const names = (tiles: Tile[]) => tiles.map((each) => (each.name ?? '').trim());
export type Id = RemoteParticipant['sid'];
// airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: RemoteParticipant['getTracks']  (Participant changes)
export type Tracks = RemoteParticipant['getTracks'];
// airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: 'getTracks'  (Update your imports)
export const read = (person: RemoteParticipant) => [person['name'], person['getTracks']];

const find = <T extends { connectionId: string }>(all: T[], id: Id) => all.find((each) => each.connectionId === id);
// airlock-migrate[STRUCTURAL]: this type copies the shape of the Spaces API; adapt it by hand: people  (Participant changes)
export const found = (people: RemoteParticipant[]) => find(people, 'c1');

export function fields(person: RemoteParticipant) {
  // airlock-migrate[DYNAMIC_MEMBER]: which member this is cannot be told: every field of RemoteParticipant  (Update your imports)
  for (const field in person) console.log(field);
  // airlock-migrate[UNTYPED]: looks like the Spaces API, but its type is not known here: anything  (Update your imports)
  const anything = person as any;
  return anything.displayName;
}
