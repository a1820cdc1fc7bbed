// Joins and leaves again and again, and looks at what is left.
import { expect, it } from 'vitest';
import { holdings } from './rig/leaks.js';
import { joinAndLeave, startLifecycle } from './rig/lifecycle.js';

it('nothing is left after many joins and leaves', async () => {
  await using scene = await startLifecycle();
  await joinAndLeave(scene.page, 3);
  const before = await holdings(scene.page);
  await joinAndLeave(scene.page, 8);
  const after = await holdings(scene.page);
  expect(after).toMatchObject({ rooms: 0, peerConnections: 0, intervals: before.intervals });
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 4);
});
