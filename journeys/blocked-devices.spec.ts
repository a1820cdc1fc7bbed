// Somebody's camera and microphone are blocked or missing: they are told what to do, and take part all the same.
import { expect } from 'vitest';
import { meetingOf, PHONE } from './meet/meeting.js';
import { soon } from './meet/stage.js';
import { Visitor } from './meet/visitor.js';

const it = meetingOf({});

it('blocked devices are explained; the person comes in, sees, hears and writes', async ({ stage }) => {
  const room = stage.newRoom();
  const blocked = { args: ['--use-fake-ui-for-media-stream=deny'], context: PHONE };
  await using ada = await Visitor.arrive(stage.up, room, 'Ada', blocked);
  const told = ada.page.getByRole('status');
  await expect.poll(() => told.innerText(), soon).toMatch(/^Your camera and microphone are blocked\./);
  const join = (await ada.page.getByRole('button', { name: 'Join the room' }).boundingBox())!;
  expect(join.y + join.height).toBeLessThanOrEqual(844);
  await using ben = await Visitor.enter(stage.up, room, 'Ben', { pattern: { color: 'green' }, toneHz: 880 });
  await ada.goIn();
  await expect.poll(async () => (await ada.frameOf('Ben'))?.color, soon).toBe('green');
  await expect.poll(() => ada.tones(), soon).toEqual([880]);
  await expect.poll(() => ben.factsOf('Ada'), soon).toBe('Ada, camera off, microphone off');
  await ada.write('I have no camera');
  await expect.poll(() => ben.chat(), soon).toEqual(['Ada: I have no camera']);
  await ada.press('Camera');
  await ada.page.getByText(/Your camera is blocked/).waitFor();
});

it('a missing camera does not cost the microphone', async ({ stage }) => {
  const room = stage.newRoom();
  const withoutCamera = { toneHz: 660, args: ['--use-fake-device-for-media-stream=device-count=0'] };
  await using ada = await Visitor.arrive(stage.up, room, 'Ada', withoutCamera);
  await expect.poll(() => ada.page.getByRole('status').innerText(), soon).toMatch(/^No camera was found/);
  await ada.goIn();
  await using ben = await Visitor.enter(stage.up, room, 'Ben');
  await expect.poll(() => ben.tones(), soon).toEqual([660]);
  await expect.poll(() => ben.factsOf('Ada'), soon).toMatch(/^Ada, camera off/);
});

it('what is turned off in the lobby is off in the room', async ({ stage }) => {
  const room = stage.newRoom();
  await using ada = await Visitor.arrive(stage.up, room, 'Ada', {
    pattern: { color: 'magenta' },
    toneHz: 660,
  });
  await ada.page.getByLabel('Your video').waitFor();
  await ada.press('Camera');
  await ada.press('Microphone');
  await ada.goIn();
  await using ben = await Visitor.enter(stage.up, room, 'Ben');
  await expect.poll(() => ben.factsOf('Ada'), soon).toBe('Ada, camera off, microphone off');
  await ada.press('Microphone');
  await expect.poll(() => ben.tones(), soon).toEqual([660]);
  await ada.press('Camera');
  await expect.poll(async () => (await ben.frameOf('Ada'))?.color, soon).toBe('magenta');
});
