import type { LocalTrack, RemoteTrack, Track } from '@mux/spaces-web';

export function show(own: LocalTrack, theirs: RemoteTrack, any: Track, element: HTMLVideoElement) {
  own.attach(element);
  theirs.attach(element);
  any.attach(element);
  any.detach(element);
  const shown: HTMLMediaElement = any.attach(element);
  document.body.append(theirs.attach(), shown);
  theirs.attach(element).remove();
  any.detach().forEach((each) => each.remove());
  const [taken] = any.detach(element);
  taken!.remove();
  const all = [...theirs.detach(), ...any.detach()] as HTMLVideoElement[];
  return (theirs.detach() as HTMLVideoElement[]).concat(all);
}

export const first = (find: () => Track) => find().attach();
