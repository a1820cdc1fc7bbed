import type { LocalTrack } from 'livekit-client';
import { RemoteTrackPublication } from 'livekit-client';

export function show(own: LocalTrack, theirs: RemoteTrackPublication, any: LocalTrack | RemoteTrackPublication, element: HTMLVideoElement) {
  own.attach(element);
  theirs.track?.attach(element);
  (any instanceof RemoteTrackPublication ? any.track : any)?.attach(element);
  (any instanceof RemoteTrackPublication ? any.track : any)?.detach(element);
  return theirs.track?.detach();
}

// airlock-migrate[ATTACHED_MEDIA]: a track has media only while it is subscribed: this expression is evaluated twice  (Track changes)
export const first = (find: () => LocalTrack | RemoteTrackPublication) => (find() instanceof RemoteTrackPublication ? find().track : find())?.attach();
