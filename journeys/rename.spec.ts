// Somebody changes their name in the middle of a conversation, and again at once: Spaces let it change every 10 seconds.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';
import type { Visitor } from './meet/visitor.js';

const it = meetingOf({ ada: {}, ben: {} });

async function rename(visitor: Visitor, name: string): Promise<void> {
  await visitor.press(/^Change your name/);
  await visitor.page.getByRole('dialog').getByLabel('How others see you').fill(name);
  await visitor.press('Change name');
}

it('both see the new name', async ({ ada, ben }) => {
  await rename(ada, 'Countess Lovelace');
  await expect.poll(() => ben.people(), soon).toEqual(['Ben', 'Countess Lovelace']);
  await expect.poll(() => ada.people(), soon).toEqual(['Countess Lovelace', 'Ben']);
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('a second change too soon is refused in words, and the dialog stays for another try', async ({
  ada,
  ben,
}) => {
  await rename(ada, 'Somebody');
  await expect
    .poll(() => ada.page.getByRole('alert').allInnerTexts(), soon)
    .toEqual(['May only set display name every 10 seconds.']);
  await expect.poll(() => ben.people(), soon).toEqual(['Ben', 'Countess Lovelace']);
  await ada.page.keyboard.press('Escape');
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
});
