// The connection breaks in the middle of a conversation: the page says so.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setStage, soon, type Stage } from './meet/stage.js';
import { Visitor } from './meet/visitor.js';

let stage: Stage;
let ada: Visitor;
beforeAll(async () => {
  stage = await setStage();
  ada = await Visitor.enter(stage.up, stage.newRoom(), 'Ada', { picture: { color: 'magenta' } });
});
afterAll(async () => {
  await ada?.[Symbol.asyncDispose]();
  await stage?.[Symbol.asyncDispose]();
});

it('says that it tries to get back, and lets the person out', async () => {
  await stage.world.livekit.stop();
  await ada.page.getByRole('alert').getByText('The connection is lost. Trying to get it back…').waitFor();
  expect(await ada.colorOnScreenOf('Ada')).toBe('magenta');
  await ada.leave();
});

it('the lobby says that the server is gone', async () => {
  await ada.press('Come back');
  await ada.page.getByLabel('Your name').fill('Ada');
  await ada.press('Join the room');
  await expect.poll(() => ada.page.getByRole('alert').innerText(), soon).toMatch(/cannot be reached/);
});
