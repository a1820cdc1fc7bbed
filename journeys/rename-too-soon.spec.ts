// Somebody changes their name again at once: Spaces let a name change every 10 seconds, LiveKit does not mind.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({ ada: {}, ben: {} });

it('a second change too soon is refused in words, and the dialog stays for another try', async ({
  ada,
  ben,
}) => {
  await ada.rename('Countess Lovelace');
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
  await ada.rename('Somebody');
  await expect
    .poll(() => ada.page.getByRole('alert').allInnerTexts(), soon)
    .toEqual(['May only set display name every 10 seconds.']);
  await expect.poll(() => ben.people(), soon).toEqual(['Ben', 'Countess Lovelace']);
  await ada.page.keyboard.press('Escape');
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
});
