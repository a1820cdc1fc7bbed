import { getDisplayMedia, type LocalParticipant, type LocalTrack, type RemoteTrack } from '@mux/spaces-web';

export async function share(me: LocalParticipant) {
  const tracks = await getDisplayMedia({ video: true, audio: false });
  const screen = tracks.find((track) => (track.source as string) === 'screenshare');
  if (screen) await me.publishTracks([screen]);
}

export function kindOf(track: RemoteTrack): string {
  if (['screenshare', 'other'].includes(track.source)) return 'screen';
  switch (track.getSource() as string) {
    case 'screenshareaudio':
      return 'sound';
    default:
      return { camera: 'Camera', screenshare: 'Screen' }[track.source as 'camera'] ?? String(track.kind === 1);
  }
}

export function remember(track: LocalTrack, keep: (deviceId: string) => void) {
  if (track.deviceId) keep(track.deviceId);
}
