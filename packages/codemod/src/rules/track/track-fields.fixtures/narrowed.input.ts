import type { LocalTrack, RemoteTrack } from '@mux/spaces-web';

type Either = LocalTrack | RemoteTrack;

export const label = (track: Either) => (track.track ? track.track.label : '');
export const byKind = (a: Either, b: Either) => a.kind - b.kind;
