import type { LocalParticipant, Space } from '@mux/spaces-web';

export async function begin(me: LocalParticipant, space: Space) {
  const tracks = await me.getUserMedia({ audio: {}, video: {} });
  await me.publishTracks(tracks);
  const screen = await me.getDisplayMedia({ video: {} });
  await space.localParticipant?.getUserMedia({ audio: true });
  return screen[0];
}
