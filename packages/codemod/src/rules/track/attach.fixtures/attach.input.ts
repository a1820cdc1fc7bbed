import type { LocalTrack, RemoteTrack, Track } from '@mux/spaces-web';

export function show(own: LocalTrack, theirs: RemoteTrack, any: Track, element: HTMLVideoElement) {
  own.attach(element);
  theirs.attach(element);
  any.attach(element);
  any.detach(element);
  return theirs.detach();
}

export const first = (find: () => Track) => find().attach();
