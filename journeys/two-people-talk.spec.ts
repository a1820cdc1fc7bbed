// Two people open the same link, see each other's faces, hear each other, and turn their devices off and on.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({
  ada: { pattern: { color: 'magenta' }, toneHz: 660 },
  ben: { pattern: { color: 'green' }, toneHz: 880 },
});

it('each sees the other’s moving picture, on the screen as in the stream', async ({ ada, ben }) => {
  await expect.poll(async () => (await ada.frameOf('Ben'))?.color, soon).toBe('green');
  await expect.poll(async () => (await ben.frameOf('Ada'))?.color, soon).toBe('magenta');
  await expect.poll(() => ada.colorOnScreenOf('Ben'), soon).toBe('green');
  await expect.poll(() => ben.colorOnScreenOf('Ada'), soon).toBe('magenta');
  const before = (await ada.frameOf('Ben'))?.frameNumber;
  await expect.poll(async () => (await ada.frameOf('Ben'))?.frameNumber, soon).not.toBe(before);
});

it('each sees oneself too', async ({ ada, ben }) => {
  await expect.poll(() => ada.colorOnScreenOf('Ada'), soon).toBe('magenta');
  expect(await ada.people()).toEqual(['Ada', 'Ben']);
  expect(await ben.people()).toEqual(['Ben', 'Ada']);
});

it('each hears the other, and never oneself', async ({ ada, ben }) => {
  await expect.poll(() => ada.tones(), soon).toEqual([880]);
  await expect.poll(() => ben.tones(), soon).toEqual([660]);
});

it('who speaks is shown as speaking', async ({ ada }) => {
  await expect.poll(() => ada.factsOf('Ben'), soon).toContain('speaking');
});

it('a muted microphone is silent for the other, and says so', async ({ ada, ben }) => {
  await ben.turn('Microphone', 'off');
  await expect.poll(() => ada.factsOf('Ben'), soon).toBe('Ben, microphone off');
  await expect.poll(() => ada.tones(), soon).toEqual([undefined]);
  expect(await ben.factsOf('Ben')).toContain('microphone off');
  await ben.turn('Microphone', 'on');
  await expect.poll(() => ada.tones(), soon).toEqual([880]);
  await expect.poll(() => ada.factsOf('Ben'), soon).not.toContain('microphone off');
});

it('a camera that is off leaves initials, and comes back on', async ({ ada, ben }) => {
  await ben.turn('Camera', 'off');
  await expect.poll(() => ada.factsOf('Ben'), soon).toContain('camera off');
  expect(await ada.frameOf('Ben')).toBeUndefined();
  expect(await ada.tileOf('Ben').innerText()).toMatch(/^B\s+Ben$/);
  await ben.turn('Camera', 'on');
  await expect.poll(async () => (await ada.frameOf('Ben'))?.color, soon).toBe('green');
});

it('nothing went wrong on the pages', ({ ada, ben }) => {
  const troubles = [...ada.page.consoleLines, ...ben.page.consoleLines].filter((line) => /error/i.test(line));
  expect(troubles).toEqual([]);
});
