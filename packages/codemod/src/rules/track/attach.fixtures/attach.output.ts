import type { LocalTrack } from 'livekit-client';
import { RemoteTrackPublication } from 'livekit-client';

export function show(own: LocalTrack, theirs: RemoteTrackPublication, any: LocalTrack | RemoteTrackPublication, element: HTMLVideoElement) {
  own.attach(element);
  theirs.track?.attach(element);
  (any instanceof RemoteTrackPublication ? any.track : any)?.attach(element);
  (any instanceof RemoteTrackPublication ? any.track : any)?.detach(element);
  return theirs.track?.detach();
}

export const first = (find: () => LocalTrack | RemoteTrackPublication) => ((track) => (track instanceof RemoteTrackPublication ? track.track : track)?.attach())(find());
