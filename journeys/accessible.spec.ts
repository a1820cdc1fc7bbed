// Every state of Airlock Meet passes axe-core, in both themes and from right to left, with targets that a finger hits.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import type { TestPage } from '@airlock-rtc/testkit';
import { meetingOf, PHONE } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({ ada: { isInLobby: true }, ben: { isInLobby: true, context: PHONE } });
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, by rule and element, in the light and in the dark. */
async function faultsOf(page: TestPage): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const violations = await page.evaluate(async (source) => {
      const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      await Promise.allSettled(fading.map(({ finished }) => finished));
      if (!('axe' in window)) (0, eval)(source);
      const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
      return (await axe.run()).violations.map(
        ({ id, nodes }) => `${id} ${nodes.map(({ target }) => target).join(' ')}`,
      );
    }, axeSource);
    faults.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
  }
  return faults;
}

/** The visible controls that are smaller than 44 pixels in one direction. */
const smallTargets = (page: TestPage) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, select, input, a[href]')].flatMap((element) => {
      const target = element.closest('label') ?? element;
      const { width, height } = target.getBoundingClientRect();
      const isSmall = width > 0 && (width < 43.5 || height < 43.5);
      return isSmall ? `${element.outerHTML.slice(0, 80)} ${width}x${height}` : [];
    }),
  );

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
    if (name === 'Invite others') await page.getByRole('img', { name: 'QR code of the link' }).waitFor();
    expect.soft(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count(), soon).toBe(0);
  },
);

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

it('after leaving, and for the audience', async ({ ada, stage, room }) => {
  await ada.leave();
  expect.soft(await faultsOf(ada.page)).toEqual([]);
  await ada.page.goto(new URL('/watch/nothing-here', stage.up.lobbyOf(room)).href);
  await expect
    .poll(() => ada.page.getByRole('status').innerText(), soon)
    .toMatch(/no broadcast at this address/);
  expect.soft(await faultsOf(ada.page)).toEqual([]);
});
