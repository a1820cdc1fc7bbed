// What the adapter does beside spaces-web: videos in the size of their tiles, and the bridge to LiveKit.
import type { Room } from 'livekit-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TestPage } from '@airlock-rtc/testkit';
import { logged, startRig, type Rig } from '../rig/rig.js';

const soon = { timeout: 40_000, interval: 50 };

let rig: Rig;
beforeAll(async () => {
  // Chromium's own test picture, which comes in the size that is asked for.
  rig = await startRig({ browser: {} });
});
afterAll(() => rig[Symbol.asyncDispose]());

/** Shows the page's video element in this size; none for not at all. */
function show(page: TestPage, size: { width: number; height: number } | undefined): Promise<void> {
  return page.evaluate((size) => {
    const { style } = document.querySelector('video')!;
    style.display = size ? 'block' : 'none';
    Object.assign(style, { width: `${size?.width}px`, height: `${size?.height}px` });
  }, size);
}

const heightOf = (page: TestPage) => page.evaluate(() => document.querySelector('video')!.videoHeight);
const isEnabled = (page: TestPage) =>
  page.evaluate(
    () =>
      [...window.page.rooms.at(-1)!.remoteParticipants.get('ben')!.videoTrackPublications.values()][0]!
        .isEnabled,
  );

it('a video is received in the size of its tile, and not at all while the tile is hidden', async () => {
  const room = 'tiles';
  const ben = await rig.join({ room, identity: 'ben' });
  await ben.evaluate(async () => {
    const video = { width: 640, height: 360 };
    await window.page.me().publishTracks(await window.page.spaces.getUserMedia({ audio: false, video }));
  });
  const full = await ben.evaluate(() => window.page.track('camera')!.height);
  expect(full).toBe(360);
  const page = await rig.join({ room, identity: 'anna' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await show(page, { width: 160, height: 90 });
  await page.evaluate(
    () => void window.page.track('camera', 'ben')!.attach(document.querySelector('video')!),
  );
  await vi.waitFor(async () => expect(await heightOf(page)).toBe(180), soon);
  await show(page, { width: 1280, height: 720 });
  await vi.waitFor(async () => expect(await heightOf(page)).toBe(full), soon);
  await show(page, undefined);
  await vi.waitFor(async () => expect(await isEnabled(page)).toBe(false), soon);
  await show(page, { width: 160, height: 90 });
  await vi.waitFor(async () => expect(await isEnabled(page)).toBe(true), soon);
  await page.evaluate(() => void window.page.track('camera', 'ben')!.detach());
  // Without an element the application may draw from the media itself.
  await vi.waitFor(() => page.evaluate(() => window.page.track('camera', 'ben')!.hasMedia()), soon);
  expect(await isEnabled(page)).toBe(true);
});

it('a video that is moved into another window is received in full, also while this one is hidden', async () => {
  const room = 'windows';
  const ben = await rig.join({ room, identity: 'ben' });
  await ben.evaluate(async () => {
    const video = { width: 640, height: 360 };
    await window.page.me().publishTracks(await window.page.spaces.getUserMedia({ audio: false, video }));
  });
  const page = await rig.join({ room, identity: 'anna' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await show(page, { width: 160, height: 90 });
  await page.evaluate(
    () => void window.page.track('camera', 'ben')!.attach(document.querySelector('video')!),
  );
  await vi.waitFor(async () => expect(await heightOf(page)).toBe(180), soon);
  const height = await page.evaluateHandle(() => {
    const video = document.querySelector('video')!;
    open('about:blank', '', 'width=640,height=400')!.document.body.append(video);
    return () => video.videoHeight;
  });
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await vi.waitFor(async () => expect(await height.evaluate((read) => read())).toBe(360), soon);
  expect(await isEnabled(page)).toBe(true);
});

it('roomOptions and connectOptions reach LiveKit, and livekitRoomOf gives its room while it is joined', async () => {
  const page = await rig.prepare({ room: 'bridge', identity: 'anna' });
  const seen = await page.evaluate(async () => {
    const { spaces, space } = window.page;
    spaces.configure({
      roomOptions: { dynacast: false, publishDefaults: { videoCodec: 'vp9' } },
      connectOptions: { maxRetries: 3 },
    });
    const before = spaces.livekitRoomOf(space);
    await space.join();
    const room = spaces.livekitRoomOf<Room>(space)!;
    const { dynacast, publishDefaults, stopLocalTrackOnUnpublish } = room.options;
    space.leave();
    return {
      ...{ before, name: room.name, after: spaces.livekitRoomOf(space) },
      ...{ dynacast, stopLocalTrackOnUnpublish },
      codec: publishDefaults?.videoCodec,
      bitrateBps: publishDefaults?.videoEncoding?.maxBitrate,
    };
  });
  expect(seen).toEqual({
    ...{ before: undefined, name: 'bridge', after: undefined },
    ...{ dynacast: false, stopLocalTrackOnUnpublish: false },
    ...{ codec: 'vp9', bitrateBps: 700_000 },
  });
});
