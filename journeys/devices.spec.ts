// Somebody changes to another camera and another microphone, before and in the middle of a conversation.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';
import type { Visitor } from './meet/visitor.js';

const it = meetingOf({
  ada: { isInLobby: true, args: ['--use-fake-device-for-media-stream=device-count=3'] },
  ben: {},
});

/** Chromium's second fake camera is a depth sensor, whose pictures WebRTC does not send. */
const THIRD = 2;

/** Chooses the device at `index` of the list, and gives its id. */
async function choose({ page }: Visitor, kind: 'Camera' | 'Microphone', index: number): Promise<string> {
  const select = page.getByRole('combobox', { name: kind });
  await expect.poll(() => select.locator('option').count(), soon).toBeGreaterThan(index);
  const [id] = await select.selectOption({ index });
  return id!;
}

/** The id of the camera whose picture is shown under `label`. */
const cameraBehind = ({ page }: Visitor, label: string) =>
  page.getByLabel(label, { exact: true }).evaluate((video: HTMLVideoElement) => {
    const [track] = (video.srcObject as MediaStream).getVideoTracks();
    return track!.readyState === 'live' ? track!.getSettings().deviceId : 'ended';
  });

/** What the browser does when the device behind `media` is pulled out. */
const unplug = ({ page }: Visitor, label: string) =>
  page.getByLabel(label, { exact: true }).evaluate((video: HTMLVideoElement) => {
    const [track] = (video.srcObject as MediaStream).getVideoTracks();
    track!.stop();
    track!.dispatchEvent(new Event('ended'));
  });

const framesOf = ({ page }: Visitor, name: string) =>
  page
    .getByLabel(`Video of ${name}`)
    .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);

it('chooses in the lobby, and takes the choice into the room', async ({ ada, ben }) => {
  await ada.page.getByLabel('Your video').waitFor();
  await unplug(ada, 'Your video');
  await ada.page.getByText('That camera is no longer there.').waitFor();
  const third = await choose(ada, 'Camera', THIRD);
  await expect.poll(() => cameraBehind(ada, 'Your video'), soon).toBe(third);
  await ada.goIn();
  expect(await cameraBehind(ada, 'Video of Ada')).toBe(third);
  await ben.page.getByLabel('Video of Ada').waitFor();
});

it('changes in the room: the other goes on seeing and hearing', async ({ ada, ben }) => {
  await ada.pressMore('Devices');
  const first = await choose(ada, 'Camera', 0);
  await expect.poll(() => cameraBehind(ada, 'Video of Ada'), soon).toBe(first);
  await choose(ada, 'Microphone', 1);
  const dialog = ada.page.getByRole('dialog');
  expect(await dialog.getByRole('combobox', { name: 'Speaker' }).count()).toBe(1);
  const level = () =>
    dialog.locator('.audio-meter').evaluate((meter) => meter.style.getPropertyValue('--level'));
  await expect.poll(async () => Number(await level()), soon).toBeGreaterThan(0.1);
  await ada.press('Close');
  const frames = await framesOf(ben, 'Ada');
  await expect.poll(() => framesOf(ben, 'Ada'), soon).toBeGreaterThan(frames + 5);
  await expect.poll(async () => (await ben.tones())[0], soon).toBeGreaterThan(0);
  await expect.poll(() => ben.factsOf('Ada'), soon).not.toContain('off');
});

it('a camera that is turned off and on again is the chosen one', async ({ ada, ben }) => {
  const chosen = await cameraBehind(ada, 'Video of Ada');
  await ada.turn('Camera', 'off');
  await expect.poll(() => ben.factsOf('Ada'), soon).toContain('camera off');
  await ada.turn('Camera', 'on');
  await expect.poll(() => cameraBehind(ada, 'Video of Ada'), soon).toBe(chosen);
});

it('a camera that is unplugged is off for everyone, until another one is chosen', async ({ ada, ben }) => {
  await unplug(ada, 'Video of Ada');
  await ada.page.getByRole('status').getByText('That camera is no longer there.').waitFor();
  await expect.poll(() => ben.factsOf('Ada'), soon).toContain('camera off');
  await ada.pressMore('Devices');
  await choose(ada, 'Camera', THIRD);
  await ada.press('Close');
  await ada.turn('Camera', 'on');
  await expect.poll(() => ben.factsOf('Ada'), soon).not.toContain('camera off');
});
