// Somebody leaves, is gone for the other, and comes back as if nothing had been.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { setStage, soon, type Stage } from './meet/stage.js';
import { Visitor } from './meet/visitor.js';

let stage: Stage;
let ada: Visitor;
let ben: Visitor;
let room: string;
beforeAll(async () => {
  stage = await setStage();
  room = stage.newRoom();
  [ada, ben] = await Promise.all([
    Visitor.enter(stage.up, room, 'Ada', { picture: { color: 'magenta' }, toneHz: 660 }),
    Visitor.enter(stage.up, room, 'Ben', { picture: { color: 'green' }, toneHz: 880 }),
  ]);
  await vi.waitFor(async () => expect((await ada.pictureOf('Ben'))?.color).toBe('green'), soon);
});
afterAll(async () => {
  await Promise.all([ada?.[Symbol.asyncDispose](), ben?.[Symbol.asyncDispose]()]);
  await stage?.[Symbol.asyncDispose]();
});

it('who leaves is gone for the other, who is told so', async () => {
  await ben.leave();
  await expect.poll(() => ada.people(), soon).toEqual(['Ada']);
  await ada.page.getByRole('status').getByText('Ben left').waitFor({ state: 'attached' });
  expect(await ada.tones()).toEqual([]);
});

it('camera and microphone are let go of', async () => {
  await expect
    .poll(() => ben.page.evaluate(() => document.querySelectorAll('video, audio').length), soon)
    .toBe(0);
});

it('who is alone is given the link to invite others by', async () => {
  const link = ada.page.getByLabel('Send this link to the people you want to invite');
  expect(await link.inputValue()).toBe(stage.up.lobbyOf(room));
});

it('who comes back is seen and heard again, and sees and hears', async () => {
  await ben.press('Come back');
  await ben.goIn();
  await expect.poll(async () => (await ada.pictureOf('Ben'))?.color, soon).toBe('green');
  await expect.poll(() => ada.tones(), soon).toEqual([880]);
  await expect.poll(async () => (await ben.pictureOf('Ada'))?.color, soon).toBe('magenta');
  await expect.poll(() => ben.tones(), soon).toEqual([660]);
  expect(await ada.people()).toEqual(['Ada', 'Ben']);
});

it('a page that is closed is as good as leaving', async () => {
  await ben.page.close({ runBeforeUnload: false });
  await expect.poll(() => ada.people(), soon).toEqual(['Ada']);
});
