import type { LocalParticipant, Room } from 'livekit-client';
import { createLocalTracks, createLocalScreenTracks } from 'livekit-client';

export async function begin(me: LocalParticipant, space: Room) {
  const tracks = await createLocalTracks({ audio: true, video: true });
  await Promise.all(tracks.map((track) => me.publishTrack(track)));
  const screen = await createLocalScreenTracks({ audio: false, resolution: { width: 2560, height: 1440, frameRate: 15 } });
  // airlock-migrate[CAPTURE_OPTIONS]: these constraints have no place in LiveKit’s capture options: in 1.x and in LiveKit a function captures  (Track changes)
  await space.localParticipant?.getUserMedia({ audio: true });
  return screen[0];
}
