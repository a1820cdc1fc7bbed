import type { LocalTrack } from 'livekit-client';
import { RemoteTrackPublication } from 'livekit-client';

type Either = LocalTrack | RemoteTrackPublication;

export const label = (track: Either) => ((track instanceof RemoteTrackPublication ? track.track?.mediaStreamTrack : track.mediaStreamTrack) ? (track instanceof RemoteTrackPublication ? track.track?.mediaStreamTrack : track.mediaStreamTrack)!.label : '');
// airlock-migrate[TRACK_VALUE]: LiveKit’s values are audio and video, camera, microphone, screen_share, screen_share_audio and unknown: a.kind - b.kind  (Track changes)
export const byKind = (a: Either, b: Either) => a.kind - b.kind;
