// The states of Airlock Meet pass axe-core, in both themes and from right to left, with targets that a finger hits.
import { expect } from 'vitest';
import { faultsOf, smallTargets } from './meet/axe.js';
import { meetingOf, PHONE } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({ ada: { isInLobby: true }, ben: { isInLobby: true, context: PHONE } });
it('in the lobby, in Arabic too', async ({ ada, ben }) => {
  await ada.page.getByLabel('Your video').waitFor();
  expect.soft(await faultsOf(ada.page)).toEqual([]);
  await ben.page.getByLabel('Your video').waitFor();
  expect.soft(await smallTargets(ben.page)).toEqual([]);
  await ada.page.getByLabel('Language').selectOption('العربية');
  await ada.page.getByRole('button', { name: 'انضم إلى الغرفة' }).waitFor();
  expect(
    await ada.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
  ).toEqual(['ar', 'rtl']);
  expect.soft(await faultsOf(ada.page)).toEqual([]);
  await ada.page.getByLabel('اللغة').selectOption('English');
});

it('in the room, alone and with another, on a phone too', async ({ ada, ben }) => {
  await ada.goIn();
  await ada.page.getByText('Nobody else is here yet').waitFor();
  expect.soft(await faultsOf(ada.page)).toEqual([]);
  await ben.goIn();
  await ben.tileOf('Ada').waitFor();
  await ada.tileOf('Ben').waitFor();
  expect.soft(await faultsOf(ada.page)).toEqual([]);
  expect.soft(await faultsOf(ben.page)).toEqual([]);
  expect.soft(await smallTargets(ben.page)).toEqual([]);
});

it.for([
  ['Chat', 'complementary'],
  ['People', 'complementary'],
  ['Reactions', 'group'],
  ['More', 'group'],
  ['Access', 'dialog'],
  ['Go live', 'dialog'],
  [/^Change your name/, 'dialog'],
] as const)('with %s open, which Escape closes', async ([name, role], { ada }) => {
  const opened = ada.page.getByRole(role);
  await ada.press(name);
  await opened.waitFor();
  const faults = await faultsOf(ada.page);
  await ada.page.keyboard.press('Escape');
  await expect.poll(() => opened.count(), soon).toBe(0);
  expect(faults).toEqual([]);
});

it.for(['Devices', 'Invite others', 'Keyboard shortcuts'])(
  'with %s open, from the menu',
  async (name, { ada }) => {
    const { page } = ada;
    await ada.pressMore(name);
    await page.getByRole('dialog').waitFor();
    if (name === 'Invite others') await page.getByRole('img', { name: 'QR code for the link' }).waitFor();
    expect.soft(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count(), soon).toBe(0);
  },
);

it('with the statistics open, which tell what arrives', async ({ ada }) => {
  await ada.pressMore('Statistics');
  const row = ada.page.getByRole('row', { name: /^Ben/ });
  await expect.poll(() => row.innerText(), soon).toMatch(/\d+×\d+\s+\d+/);
  expect.soft(await faultsOf(ada.page)).toEqual([]);
  await ada.press('Close statistics');
});

it('has a toolbar whose buttons are reached by arrow keys', async ({ ada }) => {
  const { page } = ada;
  await page.getByRole('toolbar').getByRole('button').first().focus();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Camera');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe('Leave');
  await page.keyboard.press('Home');
  expect(await focused()).toBe('Microphone');
});

it('after leaving, where one says how it was, and for the audience', async ({ ada, stage, room }) => {
  const { page } = ada;
  await page.evaluate(() => Object.assign(window, { MUX_SPACES_HELIOS_URL: `${location.origin}/collector` }));
  await page.route('**/collector/**', (route) => route.fulfill({ status: 204 }));
  await ada.leave();
  expect.soft(await faultsOf(page)).toEqual([]);
  const posted = page.waitForRequest('**/collector/**');
  await page.getByLabel('Poor').check();
  // By the arrow keys one passes others on the way: none of them is sent.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByLabel('Good').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Send' }).click();
  expect(JSON.parse((await posted).postData()!)).toMatchObject({ acr_score: 4 });
  await page.getByText('Thank you.').waitFor();
  await ada.page.goto(new URL('/watch/nothing-here', stage.up.lobbyOf(room)).href);
  await expect
    .poll(() => ada.page.getByRole('status').innerText(), soon)
    .toMatch(/no broadcast at this address/);
  expect.soft(await faultsOf(ada.page)).toEqual([]);
});
