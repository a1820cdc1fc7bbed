import { expect, it } from 'vitest';
import { KnownRoom } from '../test/known-room.js';
import { createRankedSubscriptions } from './ranked-subscriptions.js';

it('tells of media that the room keeps to itself, as livekit-client does right after a full reconnect', async () => {
  const known = new KnownRoom();
  const ann = known.tell('ann', { camera: 'live' });
  const subscriptions = createRankedSubscriptions(known.room);
  const received: string[] = [];
  subscriptions.on('trackReceived', (_track, { trackSid }) => void received.push(trackSid));
  await Promise.resolve();
  known.media('ann', 'camera', { isTold: false });
  expect(received).toEqual(['ann-camera']);

  subscriptions.dispose();
  expect(ann.listenerCount('trackSubscribed')).toBe(0);
});
