import type { LocalTrack, RemoteTrack } from '@mux/spaces-web';

export async function blur(captured: LocalTrack, make: (media: MediaStreamTrack) => MediaStreamTrack) {
  if (captured.track) captured.track = make(captured.track);
}
export function swap(captured: LocalTrack, media: MediaStreamTrack) {
  captured.track = media;
}
export function others(captured: LocalTrack, remote: RemoteTrack, media: MediaStreamTrack) {
  remote.track = media;
  return (captured.track = media);
}
