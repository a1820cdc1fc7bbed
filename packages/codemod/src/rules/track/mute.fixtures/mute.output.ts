import type { LocalTrack } from 'livekit-client';

export async function toggle(track: LocalTrack) {
  if (track.isMuted) await track.unmute();
  else await track.mute();
}

export const end = (track: LocalTrack) => track.stop();
