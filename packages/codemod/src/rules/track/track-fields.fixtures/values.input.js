import { Space } from '@mux/spaces-web';

export const screens = (tracks) => tracks.filter(({ source, kind }) => source === 'screenshare' && kind === 'video');

export const isFile = (anything) => anything.source === 'other';

export function watch(token, show) {
  const space = new Space(token);
  space.on('ParticipantTrackSubscribed', (who, track) => show(who.displayName, screens([track]), isFile(JSON.parse(''))));
  return space.join();
}
