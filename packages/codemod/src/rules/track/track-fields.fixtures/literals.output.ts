import { createLocalScreenTracks, type LocalParticipant, type LocalTrack, type RemoteTrackPublication, Track } from 'livekit-client';

export async function share(me: LocalParticipant) {
  const tracks = await createLocalScreenTracks({ audio: false, resolution: { width: 2560, height: 1440, frameRate: 15 } });
  const screen = tracks.find((track) => (track.source as string) === Track.Source.ScreenShare);
  if (screen) await Promise.all([screen].map((track) => me.publishTrack(track)));
}

export function kindOf(track: RemoteTrackPublication): string {
  if ([Track.Source.ScreenShare, Track.Source.Unknown].includes(track.source)) return 'screen';
  switch (track.source as string) {
    case Track.Source.ScreenShareAudio:
      return 'sound';
    default:
      // airlock-migrate[TRACK_VALUE]: LiveKit’s values are audio and video, camera, microphone, screen_share, screen_share_audio and unknown: { camera: 'Camera', screenshare: 'Screen' }[track.source as 'camera']  (Track changes)
      return { camera: 'Camera', screenshare: 'Screen' }[track.source as 'camera'] ?? String(track.kind === Track.Kind.Audio);
  }
}

export function remember(track: LocalTrack, keep: (deviceId: string) => void) {
  if (track.mediaStreamTrack.getSettings().deviceId) keep(track.mediaStreamTrack.getSettings().deviceId!);
}
