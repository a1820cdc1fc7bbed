// Somebody changes their name again at once: Spaces let a name change every 10 seconds.
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
    Visitor.enter(stage.up, room, 'Ada'),
    Visitor.enter(stage.up, room, 'Ben'),
  ]);
  await ben.tileOf('Ada').waitFor();
});
afterAll(async () => {
  await Promise.all([ada?.[Symbol.asyncDispose](), ben?.[Symbol.asyncDispose]()]);
  await stage?.[Symbol.asyncDispose]();
});

async function rename(visitor: Visitor, name: string): Promise<void> {
  await visitor.press(/^Change your name/);
  await visitor.page.getByRole('dialog').getByLabel('How others see you').fill(name);
  await visitor.press('Change name');
}

it('a second change too soon is refused in words, and the dialog stays for another try', async () => {
  await rename(ada, 'Countess Lovelace');
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
  await rename(ada, 'Somebody');
  await expect
    .poll(() => ada.page.getByRole('alert').allInnerTexts(), soon)
    .toEqual(['May only set display name every 10 seconds.']);
  await expect.poll(() => ben.people(), soon).toEqual(['Ben', 'Countess Lovelace']);
  await ada.page.keyboard.press('Escape');
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
});
