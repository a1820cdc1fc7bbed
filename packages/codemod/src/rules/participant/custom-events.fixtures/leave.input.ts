import type { Space } from '@mux/spaces-web';

export function hangUp(space: Space) {
  space.localParticipant?.publishCustomEvent('bye');
  if (space.localParticipant) space.leave();
}

export async function say(space: Space) {
  space.localParticipant!.publishCustomEvent('hello');
  addEventListener('pagehide', () => space.leave());
  await space.localParticipant!.publishCustomEvent('bye');
  space.leave();
}
