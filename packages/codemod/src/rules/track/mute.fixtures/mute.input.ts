import type { LocalTrack } from '@mux/spaces-web';

export async function toggle(track: LocalTrack) {
  if (track.isMuted()) track.unMute();
  else track.mute();
}

export const end = (track: LocalTrack) => track.stop();
