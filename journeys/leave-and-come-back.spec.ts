// Somebody leaves, is gone for the other, and comes back as if nothing had been.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({
  ada: { pattern: { color: 'magenta' }, toneHz: 660 },
  ben: { pattern: { color: 'green' }, toneHz: 880 },
});

it('who leaves is gone for the other, who is told so', async ({ ada, ben }) => {
  await ben.leave();
  await expect.poll(() => ada.people(), soon).toEqual(['Ada']);
  await ada.page.getByRole('status').getByText('Ben left').waitFor({ state: 'attached' });
  expect(await ada.tones()).toEqual([]);
});

it('camera and microphone are let go of', async ({ ben }) => {
  await expect
    .poll(() => ben.page.evaluate(() => document.querySelectorAll('video, audio').length), soon)
    .toBe(0);
});

it('who is alone is given the link to invite others by', async ({ stage, room, ada }) => {
  const link = ada.page.getByLabel('Send this link to the people you want to invite');
  expect(await link.inputValue()).toBe(stage.up.lobbyOf(room));
});

it('who comes back is seen and heard again, and sees and hears', async ({ ada, ben }) => {
  await ben.press('Come back');
  await ben.goIn();
  await expect.poll(async () => (await ada.frameOf('Ben'))?.color, soon).toBe('green');
  await expect.poll(() => ada.tones(), soon).toEqual([880]);
  await expect.poll(async () => (await ben.frameOf('Ada'))?.color, soon).toBe('magenta');
  await expect.poll(() => ben.tones(), soon).toEqual([660]);
  expect(await ada.people()).toEqual(['Ada', 'Ben']);
});

it('a page that is loaded anew goes back in, with its microphone as it was', async ({ ada, ben }) => {
  await ben.turn('Microphone', 'off');
  await expect.poll(() => ada.factsOf('Ben'), soon).toBe('Ben, microphone off');
  await ben.page.reload();
  await ben.tileOf('Ada').waitFor();
  await expect.poll(() => ada.factsOf('Ben'), soon).toBe('Ben, microphone off');
  await expect.poll(async () => (await ada.frameOf('Ben'))?.color, soon).toBe('green');
  expect(await ada.people()).toEqual(['Ada', 'Ben']);
});

it('so does a page that the browser kept, and shows again by its back button', async ({ ada, ben }) => {
  await ben.page.evaluate(() => {
    for (const type of ['pagehide', 'pageshow'])
      window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
  });
  await ben.tileOf('Ada').waitFor();
  await expect.poll(async () => (await ada.frameOf('Ben'))?.color, soon).toBe('green');
  expect(await ada.people()).toEqual(['Ada', 'Ben']);
});

it('but not for whoever has left', async ({ ben }) => {
  await ben.leave();
  await ben.page.reload();
  await ben.page.getByRole('button', { name: 'Join the room', disabled: false }).waitFor();
  await ben.goIn();
});

it('a page that is closed is as good as leaving', async ({ ada, ben }) => {
  await ben.page.close({ runBeforeUnload: false });
  await expect.poll(() => ada.people(), soon).toEqual(['Ada']);
});
