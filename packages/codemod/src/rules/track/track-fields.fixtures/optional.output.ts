import type { LocalTrack } from 'livekit-client';
import { RemoteTrackPublication } from 'livekit-client';

let shown: LocalTrack | RemoteTrackPublication | undefined;

export function showIn(element: HTMLVideoElement) {
  // Called on the first render, when nothing is shown yet.
  shown && (shown instanceof RemoteTrackPublication ? shown.track?.attachedElements ?? [] : shown.attachedElements).forEach((old) => shown && (shown instanceof RemoteTrackPublication ? shown.track : shown)?.detach(old));
  shown && (shown instanceof RemoteTrackPublication ? shown.track : shown)?.attach(element);
}
