import type { LocalTrack } from 'livekit-client';
import { RemoteTrackPublication } from 'livekit-client';

export const remote = (t: RemoteTrackPublication) => [t.trackSid, t.track?.mediaStreamTrack, t.trackName, t.isMuted, t.source, t.dimensions?.width ?? 0, t.dimensions?.height ?? 0, t.kind];
export const calls = (t: RemoteTrackPublication) => [t.isMuted, t.source, t.kind, t.track !== undefined, t.track?.attachedElements ?? []];
// airlock-migrate[LOCAL_TRACK_ID]: a track of yours has no id that others know before it is published  (Track changes)
// airlock-migrate[TRACK_NAME]: names belong to publications: give it to publishTrack({ name })  (Track changes)
export const local = (t: LocalTrack) => [t.mediaStreamTrack.id, t.mediaStreamTrack, t.mediaStreamTrack.label, t.mediaStreamTrack.getSettings().deviceId, t.dimensions?.width ?? 0, t.attachedElements];
// airlock-migrate[LOCAL_TRACK_ID]: a track of yours has no id that others know before it is published  (Track changes)
// airlock-migrate[TRACK_NAME]: names belong to publications: give it to publishTrack({ name })  (Track changes)
export const either = (t: LocalTrack | RemoteTrackPublication) => [t instanceof RemoteTrackPublication ? t.trackSid : t.mediaStreamTrack.id, t instanceof RemoteTrackPublication ? t.trackName : t.mediaStreamTrack.label, t instanceof RemoteTrackPublication ? t.track?.mediaStreamTrack : t.mediaStreamTrack, (t instanceof RemoteTrackPublication ? t.track?.attachedElements ?? [] : t.attachedElements).length];
// airlock-migrate[DESTRUCTURED]: this property is no plain field in LiveKit; read it from the object: width  (Participant changes)
export const taken = ({ width }: LocalTrack | RemoteTrackPublication) => width;
