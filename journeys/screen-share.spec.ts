// Somebody shows their screen: it stands large beside the people, and goes away again.
import { expect } from 'vitest';
import { seenFrame } from '@airlock-rtc/testkit';
import { webApp } from './meet/airlock-up.js';
import { meetingOf, PHONE } from './meet/meeting.js';
import { soon } from './meet/stage.js';
import type { Visitor } from './meet/visitor.js';
import type { Locator } from 'playwright-core';

const it = meetingOf({ ada: { pattern: { color: 'magenta' } }, ben: { pattern: { color: 'yellow' } } });

/** Headless Chromium's screen is its own test picture: a field of plain green, unlike any camera here. */
async function sees(visitor: Visitor, name: string): Promise<boolean> {
  const [red, green, blue] = (await visitor.screenOf(name))?.rgb ?? [0, 0, 0];
  return green > 100 && green > 2 * red && green > 2 * blue;
}

it('the other sees the screen, and the person beside it', async ({ ada, ben }) => {
  await ada.turn('Share screen', 'on');
  await expect.poll(() => sees(ben, 'Ada'), soon).toBe(true);
  expect((await ben.frameOf('Ada'))?.color).toBe('magenta');
  await ben.page.getByText('Ada is sharing a screen').waitFor();
});

it('who shares is told so, and does not see their own screen twice', async ({ ada }) => {
  await ada.page.getByText('You are sharing your screen.').waitFor();
  expect(await ada.screenOf('Ada')).toBeUndefined();
  await ada.page.getByLabel('Your screen').waitFor();
});

it('it is gone for both when it is stopped', async ({ ada, ben }) => {
  const stop = ada.page.getByRole('button', { name: 'Stop sharing' });
  if (await stop.isVisible()) await stop.click();
  await expect.poll(() => ben.screenOf('Ada'), soon).toBeUndefined();
  await expect.poll(() => ada.page.getByText('You are sharing your screen.').count(), soon).toBe(0);
  expect((await ben.frameOf('Ada'))?.color).toBe('magenta');
});

it('it can be shared again', async ({ ada, ben }) => {
  await ada.turn('Share screen', 'on');
  await expect.poll(() => sees(ben, 'Ada'), soon).toBe(true);
});

it('who is pinned stands large for oneself alone', async ({ ada, ben }) => {
  await ada.turn('Share screen', 'off');
  await expect.poll(() => ben.screenOf('Ada'), soon).toBeUndefined();
  await ben.turn('Pin Ada', 'on');
  await expect.poll(() => ben.onStage(), soon).toEqual(['Ada']);
  await expect.poll(async () => (await ben.frameOf('Ada'))?.color, soon).toBe('magenta');
  expect(await ben.people()).toEqual(['Ben']);
  expect(await ada.onStage()).toEqual([]);
  const focused = () => ben.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(await focused()).toBe('Pin Ada');
  await ben.turn('Pin Ada', 'off');
  await expect.poll(() => ben.people(), soon).toEqual(['Ben', 'Ada']);
  // The tile, and its button, moved to another list and back.
  expect(await focused()).toBe('Pin Ada');
});

it('in the speaker view whoever spoke last stands large', async ({ ben }) => {
  if ((await ben.onStage()).length === 0) await ben.pressMore('Speaker view');
  await expect.poll(() => ben.onStage(), soon).toEqual(['Ada']);
  await ben.page.keyboard.press('l');
  await expect.poll(() => ben.onStage(), soon).toEqual([]);
});

it('the speaker floats over all windows, at more than a thumbnail, by a key', async ({ ben }) => {
  const { page } = ben;
  const floating = () => page.evaluate(() => document.pictureInPictureElement?.id);
  const video = page.locator('#floating-video');
  // What the adapter asks the server for.
  const width = () => video.evaluate((element) => element.clientWidth);
  await page.evaluate(() => document.pictureInPictureElement && document.exitPictureInPicture());
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState), soon).toBe(4);
  expect(await width()).toBe(1);
  await page.keyboard.press('i');
  await expect.poll(floating, soon).toBe('floating-video');
  expect(await width()).toBe(640);
  await expect.poll(async () => (await seenFrame(video))?.color, soon).toBe('magenta');
  await page.keyboard.press('i');
  await expect.poll(floating, soon).toBeUndefined();
});

it('the room fills the screen by a key', async ({ ben }) => {
  const { page } = ben;
  const filling = () => page.evaluate(() => document.fullscreenElement?.tagName);
  await page.evaluate(() => document.fullscreenElement && document.exitFullscreen());
  await page.keyboard.press('f');
  await expect.poll(filling, soon).toBe('HTML');
  await page.keyboard.press('f');
  await expect.poll(filling, soon).toBeUndefined();
});

it('who is on another page of the tiles is not received', async ({ stage, room, ben }) => {
  // Of a phone's eight: sixteen would cost this journey a minute.
  await ben.page.setViewportSize(PHONE.viewport);
  const livekitRoom = await stage.up.livekitRoomOf(room);
  const names = Array.from({ length: 7 }, (_, index) => `Guest ${index + 1}`);
  for (const name of names) {
    const last = name === names.at(-1) && { pattern: { color: 'cyan' as const } };
    await stage.world.addParticipant({ room: livekitRoom, identity: name, name, ...last });
  }
  await ben.page.getByText('1 of 2').waitFor();
  expect((await ben.people()).length).toBe(5);
  // LiveKit tells of people who come together in any order.
  const isHere = (await ben.tileOf('Guest 7').count()) > 0;
  if (isHere) await ben.press('Next page');
  const hidden = ben.page.locator('.gallery-hidden video[aria-label="Guest 7"]');
  await hidden.waitFor({ state: 'attached' });
  // The adapter's doing: what the codemod makes of the application receives every picture, as livekit-client by itself does.
  if (!webApp.folder) await expect.poll(() => framesIn(hidden), soon).toBe(0);
  await ben.press(isHere ? 'Previous page' : 'Next page');
  await expect.poll(async () => (await ben.frameOf('Guest 7'))?.color, soon).toBe('cyan');
});

/** Frames that come for a video within half a second, whether or not the browser draws them. */
const framesIn = (video: Locator) =>
  video.evaluate(async (element) => {
    const [track] = ((element as HTMLVideoElement).srcObject as MediaStream).getVideoTracks();
    const { readable } = new MediaStreamTrackProcessor({ track: track! });
    const reader = readable.getReader();
    const end = new Promise<undefined>((resolve) => setTimeout(resolve, 500));
    let frames = 0;
    for (;;) {
      const next = await Promise.race([reader.read(), end]);
      if (!next?.value) break;
      next.value.close();
      frames += 1;
    }
    await reader.cancel();
    return frames;
  });
