import type { LocalTrack, RemoteTrack, Track } from '@mux/spaces-web';

export const remote = (t: RemoteTrack) => [t.tid, t.track, t.name, t.muted, t.source, t.width, t.height, t.kind];
export const calls = (t: RemoteTrack) => [t.isMuted(), t.getSource(), t.getKind(), t.hasMedia(), t.attachedElements];
export const local = (t: LocalTrack) => [t.tid, t.track, t.name, t.deviceId, t.width, t.attachedElements];
export const either = (t: Track) => [t.tid, t.name, t.track, t.attachedElements.length];
export const taken = ({ width }: Track) => width;
