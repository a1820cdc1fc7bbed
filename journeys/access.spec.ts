// The host of a room decides who comes in, who is heard, and who goes.
import { expect } from 'vitest';
import { faultsOf } from './meet/axe.js';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({ ada: { isInLobby: true }, ben: { isInLobby: true } });

it('shows somebody large, beside names of any length', async ({ ada, stage, room }) => {
  await ada.goIn();
  const livekitRoom = await stage.up.livekitRoomOf(room);
  await stage.world.addParticipant({ room: livekitRoom, identity: 'cleo', name: 'Cleo' });
  const longest = 'a'.repeat(64);
  await stage.world.addParticipant({ room: livekitRoom, identity: 'long', name: longest });
  await ada.tileOf('Cleo').waitFor();
  await ada.tileOf(longest).waitFor();
  await ada.press('Access');
  const overhang = await ada.page.getByRole('dialog').evaluate((each) => each.scrollWidth - each.clientWidth);
  expect(overhang).toBe(0);
  await ada.turn('Spotlight Cleo', 'on');
  await ada.press('Close');
  await expect.poll(() => ada.onStage(), soon).toEqual(['Cleo']);
});

it('lets somebody in who waits at the door', async ({ ada, ben }) => {
  await ada.press('Access');
  await ada.page.getByRole('radio', { name: 'Ask first' }).check();
  await ada.press('Close');
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.press('Join the room');
  await ben.page.getByText(/^Waiting for the host/).waitFor();
  await ada.page.getByText('Ben asks to join').waitFor();
  expect.soft([...(await faultsOf(ben.page)), ...(await faultsOf(ada.page))]).toEqual([]);
  await ada.press('Admit');
  await ben.tileOf('Ada').waitFor();
  expect(await ben.page.getByRole('button', { name: 'Access' }).count()).toBe(0);
});

it('shows whom the host put in the spotlight to whoever comes later too, and no longer', async ({
  ada,
  ben,
}) => {
  await expect.poll(() => ben.onStage(), soon).toEqual(['Cleo']);
  await ada.press('Access');
  await ada.turn('Spotlight Cleo', 'off');
  await ada.press('Close');
  await expect.poll(() => ben.onStage(), soon).toEqual([]);
});

it('mutes somebody, and puts them out', async ({ ada, ben }) => {
  await expect.poll(() => ada.factsOf('Ben'), soon).not.toMatch(/microphone off/);
  await ada.press('Access');
  await ada.press('Mute Ben');
  await expect.poll(() => ada.factsOf('Ben'), soon).toMatch(/microphone off/);
  await ada.press('Remove Ben');
  await ada.press('Close');
  await expect.poll(() => ada.people(), soon).not.toContain('Ben');
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
  await ada.page.getByRole('radio', { name: 'Ask first' }).check();
  await expect.poll(() => ada.page.getByRole('radio', { name: 'Ask first' }).isChecked(), soon).toBe(true);
  await ben.press('Join the room');
  await ben.tileOf('Ada').waitFor();
  expect(link).toContain(stage.up.lobbyOf(room));
});
