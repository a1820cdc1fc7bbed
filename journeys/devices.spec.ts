// Somebody changes to another camera and another microphone, before and in the middle of a conversation.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setStage, soon, type Stage } from './meet/stage.js';
import { Visitor } from './meet/visitor.js';

let stage: Stage;
let ada: Visitor;
let ben: Visitor;
beforeAll(async () => {
  stage = await setStage();
  const room = stage.newRoom();
  [ada, ben] = await Promise.all([
    Visitor.arrive(stage.up, room, 'Ada', { args: ['--use-fake-device-for-media-stream=device-count=3'] }),
    Visitor.enter(stage.up, room, 'Ben'),
  ]);
});
afterAll(async () => {
  await Promise.all([ada?.[Symbol.asyncDispose](), ben?.[Symbol.asyncDispose]()]);
  await stage?.[Symbol.asyncDispose]();
});

/** Chromium's second fake camera is a depth sensor, whose pictures WebRTC does not send. */
const THIRD = 2;

/** Chooses the device at `index` of the list, and gives its id. */
async function choose(kind: 'Camera' | 'Microphone', index: number): Promise<string> {
  const select = ada.page.getByRole('combobox', { name: kind });
  await expect.poll(() => select.locator('option').count(), soon).toBeGreaterThan(index);
  const [id] = await select.selectOption({ index });
  return id!;
}

/** The id of the camera whose picture is shown under `label`. */
const cameraBehind = (label: string) =>
  ada.page.getByLabel(label, { exact: true }).evaluate((video: HTMLVideoElement) => {
    const [track] = (video.srcObject as MediaStream).getVideoTracks();
    return track!.readyState === 'live' ? track!.getSettings().deviceId : 'ended';
  });

const framesOf = async (name: string) =>
  ben.page
    .getByLabel(`Video of ${name}`)
    .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);

it('chooses in the lobby, and takes the choice into the room', async () => {
  await ada.page.getByLabel('Your video').waitFor();
  const third = await choose('Camera', THIRD);
  await expect.poll(() => cameraBehind('Your video'), soon).toBe(third);
  await ada.goIn();
  expect(await cameraBehind('Video of Ada')).toBe(third);
  await ben.page.getByLabel('Video of Ada').waitFor();
});

it('changes in the room: the other goes on seeing and hearing', async () => {
  await ada.press('Devices');
  const first = await choose('Camera', 0);
  await expect.poll(() => cameraBehind('Video of Ada'), soon).toBe(first);
  await choose('Microphone', 1);
  await ada.press('Close');
  const frames = await framesOf('Ada');
  await expect.poll(() => framesOf('Ada'), soon).toBeGreaterThan(frames + 5);
  await expect.poll(async () => (await ben.tones())[0], soon).toBeGreaterThan(0);
  await expect.poll(() => ben.factsOf('Ada'), soon).not.toContain('off');
});

it('a camera that is turned off and on again is the chosen one', async () => {
  const chosen = await cameraBehind('Video of Ada');
  await ada.press('Camera');
  await expect.poll(() => ben.factsOf('Ada'), soon).toContain('camera off');
  await ada.press('Camera');
  await expect.poll(() => cameraBehind('Video of Ada'), soon).toBe(chosen);
});
