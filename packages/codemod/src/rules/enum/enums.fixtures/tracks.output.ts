import { Track, type LocalTrack, type RemoteTrackPublication } from 'livekit-client';

export const label = (track: LocalTrack | RemoteTrackPublication): string => {
  if (track.kind === Track.Kind.Audio) return 'sound';
  if (track.kind !== Track.Kind.Video) return '?';
  switch (track.source) {
    case Track.Source.Camera:
      return 'camera';
    case Track.Source.ScreenShare:
      return 'screen';
    case Track.Source.ScreenShareAudio:
    case Track.Source.Microphone:
      return 'sound';
    case Track.Source.Unknown:
    default:
      return 'other';
  }
};
