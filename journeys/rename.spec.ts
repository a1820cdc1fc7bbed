// Somebody changes their name in the middle of a conversation.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({ ada: {}, ben: {} });

it('both see the new name', async ({ ada, ben }) => {
  await ada.rename('Countess Lovelace');
  await expect.poll(() => ben.people(), soon).toEqual(['Ben', 'Countess Lovelace']);
  await expect.poll(() => ada.people(), soon).toEqual(['Countess Lovelace', 'Ben']);
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
});
