import type { LocalTrack } from 'livekit-client';
import { RemoteTrackPublication } from 'livekit-client';

export function show(own: LocalTrack, theirs: RemoteTrackPublication, any: LocalTrack | RemoteTrackPublication, element: HTMLVideoElement) {
  own.attach(element);
  theirs.track?.attach(element);
  (any instanceof RemoteTrackPublication ? any.track : any)?.attach(element);
  (any instanceof RemoteTrackPublication ? any.track : any)?.detach(element);
  const shown: HTMLMediaElement = (any instanceof RemoteTrackPublication ? any.track : any)?.attach(element)!;
  document.body.append(theirs.track?.attach()!, shown);
  theirs.track?.attach(element).remove();
  (any instanceof RemoteTrackPublication ? any.track : any)?.detach().forEach((each) => each.remove());
  const [taken] = [(any instanceof RemoteTrackPublication ? any.track : any)?.detach(element)!];
  taken!.remove();
  const all = [...theirs.track?.detach() ?? [], ...(any instanceof RemoteTrackPublication ? any.track : any)?.detach() ?? []] as HTMLVideoElement[];
  return ((theirs.track?.detach() ?? []) as HTMLVideoElement[]).concat(all);
}

export const first = (find: () => LocalTrack | RemoteTrackPublication) => ((track) => (track instanceof RemoteTrackPublication ? track.track : track)?.attach())(find());
