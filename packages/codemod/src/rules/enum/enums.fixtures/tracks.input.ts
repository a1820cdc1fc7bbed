import { TrackKind, TrackSource as Source, type Track } from '@mux/spaces-web';

export const label = (track: Track): string => {
  if (track.kind === TrackKind.Audio) return 'sound';
  if (track.kind !== TrackKind.Video) return '?';
  switch (track.source) {
    case Source.Camera:
      return 'camera';
    case Source.Screenshare:
      return 'screen';
    case Source.ScreenshareAudio:
    case Source.Microphone:
      return 'sound';
    case Source.Other:
    default:
      return 'other';
  }
};
