// Two people in a real room: what one sends, the other sees, pixel by pixel.
import { dispose, seenFrame, startWorld } from '@airlock-rtc/testkit';
import { expect, test } from '@playwright/test';

let world;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await dispose();
});

test('a visitor sees Anna, and Anna sees the visitor', async ({ page }) => {
  const anna = await world.addParticipant({ room: 'r', identity: 'anna', pattern: { color: 'green' } });
  const token = await world.token({ room: 'r', identity: 'visitor' });

  await page.goto(`/?livekit=${encodeURIComponent(world.livekit.url)}#${token}`);

  await expect.poll(async () => (await seenFrame(page.locator('video')))?.color).toBe('green');
  await expect.poll(() => anna.framesOf('visitor')).toBeGreaterThan(10);
});

test('nothing is left of somebody who goes', async ({ page }) => {
  const ben = await world.addParticipant({ room: 's', identity: 'ben', pattern: { color: 'red' } });
  const token = await world.token({ room: 's', identity: 'visitor' });
  await page.goto(`/?livekit=${encodeURIComponent(world.livekit.url)}#${token}`);
  await expect(page.locator('video')).toHaveCount(1);

  await ben.disconnect();

  await expect(page.locator('video')).toHaveCount(0);
});
