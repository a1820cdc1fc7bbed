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
  // airlock-migrate[DETACHED]: LiveKit detaches elements before it tells that a track is unsubscribed: none may be left here, so keep those that you attach  (Track changes)
  (any instanceof RemoteTrackPublication ? any.track : any)?.detach().forEach((each) => each.remove());
  const [taken] = [(any instanceof RemoteTrackPublication ? any.track : any)?.detach(element)!];
  taken!.remove();
  // airlock-migrate[DETACHED]: LiveKit detaches elements before it tells that a track is unsubscribed: none may be left here, so keep those that you attach  (Track changes)
  const all = [...theirs.track?.detach() ?? [], ...(any instanceof RemoteTrackPublication ? any.track : any)?.detach() ?? []] as HTMLVideoElement[];
  // airlock-migrate[DETACHED]: LiveKit detaches elements before it tells that a track is unsubscribed: none may be left here, so keep those that you attach  (Track changes)
  return ((theirs.track?.detach() ?? []) as HTMLVideoElement[]).concat(all);
}

export const first = (find: () => LocalTrack | RemoteTrackPublication) => ((track) => (track instanceof RemoteTrackPublication ? track.track : track)?.attach())(find());
