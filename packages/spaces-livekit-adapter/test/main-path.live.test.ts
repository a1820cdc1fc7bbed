// The main path through the Spaces API: join, see and hear, publish, mute, chat, leave.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { seenFrame } from '@airlock-rtc/testkit';
import { logged, logOf, startRig, type Rig } from './rig/rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

it('joins, receives, publishes, mutes, chats and leaves', async () => {
  const room = 'main';
  const ben = await rig.world.addParticipant({
    ...{ room, identity: 'ben', name: 'Ben' },
    ...{ pattern: { color: 'green' }, toneHz: 880, isSpeaking: false },
  });
  const page = await rig.join({ room, identity: 'anna', name: 'Anna' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await page.evaluate(
    () => void window.page.track('camera', 'ben')!.attach(document.querySelector('video')!),
  );
  await vi.waitFor(async () => expect((await seenFrame(page.locator('video')))?.color).toBe('green'), 15_000);
  await page.evaluate(async () => {
    const tracks = await window.page.spaces.getUserMedia();
    await window.page.me().publishTracks(tracks);
  });
  await vi.waitFor(() => {
    expect(ben.frameOf('anna')?.color).toBe('magenta');
    expect(ben.toneOf('anna')?.hz).toBe(660);
  }, 40_000);
  await page.evaluate(() => (window.page.track('microphone') as { mute(): void }).mute());
  await vi.waitFor(() => expect(ben.toneOf('anna')).toBeUndefined(), 40_000);
  const event = await page.evaluate(() => window.page.me().publishCustomEvent('hello'));
  expect(event).toEqual({ payload: 'hello', sequenceNumber: 1, scope: 1 });
  await page.evaluate(() => window.page.me().setDisplayName('Anna B'));
  expect(ben.room.remoteParticipants.get('anna')?.name).toBe('Anna B');
  // LiveKit tells who begins to speak; who has been speaking since before a subscription is told at the next change.
  ben.speak();
  await logged(page, /ActiveSpeakersChanged.*ben/);
  await page.evaluate(() => window.page.space.leave());
  expect((await logOf(page)).at(-1)).toBe('S ParticipantLeft (ben)');
  expect(await page.evaluate(() => window.page.errors)).toEqual([]);
  await ben.disconnect();
});
