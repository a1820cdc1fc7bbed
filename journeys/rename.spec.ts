// Somebody changes their name in the middle of a conversation.
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

it('both see the new name', async () => {
  await rename(ada, 'Countess Lovelace');
  await expect.poll(() => ben.people(), soon).toEqual(['Ben', 'Countess Lovelace']);
  await expect.poll(() => ada.people(), soon).toEqual(['Countess Lovelace', 'Ben']);
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
});
