import type { LocalTrack, RemoteTrackPublication } from 'livekit-client';

export async function blur(captured: LocalTrack, make: (media: MediaStreamTrack) => MediaStreamTrack) {
  if (captured.mediaStreamTrack) await captured.replaceTrack(make(captured.mediaStreamTrack));
}
export function swap(captured: LocalTrack, media: MediaStreamTrack) {
  void captured.replaceTrack(media);
}
export function others(captured: LocalTrack, remote: RemoteTrackPublication, media: MediaStreamTrack) {
  // airlock-migrate[READ_ONLY_FIELD]: LiveKit’s tracks cannot be written to: a local one takes other media by replaceTrack(): track  (Track changes)
  remote.track = media;
  // airlock-migrate[READ_ONLY_FIELD]: LiveKit’s tracks cannot be written to: a local one takes other media by replaceTrack(): track  (Track changes)
  return (captured.track = media);
}
