// The host of a room decides who comes in, who is heard, and who goes.
import { expect } from 'vitest';
import { faultsOf } from './meet/axe.js';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({ ada: { isInLobby: true }, ben: { isInLobby: true } });

it('lets somebody in who waits at the door', async ({ ada, ben }) => {
  await ada.goIn();
  await ada.press('Access');
  await ada.page.getByRole('radio', { name: 'Whom I let in' }).check();
  await ada.press('Close');
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.press('Join the room');
  await ben.page.getByText(/^You are waiting to be let in/).waitFor();
  await ada.page.getByText('Ben asks to come in').waitFor();
  expect.soft([...(await faultsOf(ben.page)), ...(await faultsOf(ada.page))]).toEqual([]);
  await ada.press('Let in');
  await ben.tileOf('Ada').waitFor();
  expect(await ben.page.getByRole('button', { name: 'Access' }).count()).toBe(0);
});

it('mutes somebody, and puts them out', async ({ ada, ben }) => {
  await expect.poll(() => ada.factsOf('Ben'), soon).not.toMatch(/microphone off/);
  await ada.press('Access');
  await ada.press('Mute Ben');
  await expect.poll(() => ada.factsOf('Ben'), soon).toMatch(/microphone off/);
  await ada.press('Put out Ben');
  await ada.press('Close');
  await expect.poll(() => ada.people(), soon).toEqual(['Ada']);
  await ben.page
    .getByRole('button', { name: /^(Leave|Leave the room)$/ })
    .first()
    .waitFor();
});

it('keeps everyone out of a locked room, whatever they hold', async ({ ada, ben, stage, room }) => {
  await ada.press('Access');
  await ada.press('Make an invitation for a day');
  const link = await ada.page.getByLabel(/^Lets people in until tomorrow/).inputValue();
  await ada.page.getByRole('radio', { name: 'Nobody' }).check();
  await expect.poll(() => ada.page.getByRole('radio', { name: 'Nobody' }).isChecked(), soon).toBe(true);
  await ben.page.goto('about:blank');
  await ben.page.goto(link);
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.press('Join the room');
  await ben.page.getByText(/^The room is locked/).waitFor();
  await ada.page.getByRole('radio', { name: 'Whom I let in' }).check();
  await expect
    .poll(() => ada.page.getByRole('radio', { name: 'Whom I let in' }).isChecked(), soon)
    .toBe(true);
  await ben.press('Join the room');
  await ben.tileOf('Ada').waitFor();
  expect(link).toContain(stage.up.lobbyOf(room));
});
