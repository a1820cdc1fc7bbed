import type { Room } from 'livekit-client';

export function hangUp(space: Room) {
  // airlock-migrate[CUSTOM_EVENT_LEAVE]: publishData() sends later, and disconnect() does not wait for it: await it before leaving  (Event changes)
  space.localParticipant?.publishData(new TextEncoder().encode(JSON.stringify({ payload: 'bye', sequenceNumber: Date.now() })), { reliable: true, topic: 'airlock.custom-event' });
  if (space.localParticipant) void space.disconnect();
}

export async function say(space: Room) {
  // airlock-migrate[CUSTOM_EVENT_LEAVE]: publishData() sends later, and disconnect() does not wait for it: await it before leaving  (Event changes)
  space.localParticipant!.publishData(new TextEncoder().encode(JSON.stringify({ payload: 'hello', sequenceNumber: Date.now() })), { reliable: true, topic: 'airlock.custom-event' });
  addEventListener('pagehide', () => void space.disconnect());
  await space.localParticipant!.publishData(new TextEncoder().encode(JSON.stringify({ payload: 'bye', sequenceNumber: Date.now() })), { reliable: true, topic: 'airlock.custom-event' });
  await space.disconnect();
}
