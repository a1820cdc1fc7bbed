// 200 joins and leaves, and the heap.
import { expect, it } from 'vitest';
import { holdings } from './rig/leaks.js';
import { joinAndLeave, startLifecycle } from './rig/lifecycle.js';

it('nothing is left after 200 joins and leaves, and the heap does not grow', async () => {
  await using scene = await startLifecycle();
  await joinAndLeave(scene.page, 20);
  const before = await holdings(scene.page);
  await joinAndLeave(scene.page, 200);
  const after = await holdings(scene.page);
  expect(after).toMatchObject({ rooms: 0, peerConnections: 0, intervals: before.intervals });
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 4);
  expect((after.heapBytes - before.heapBytes) / 200).toBeLessThan(10_000);
});
