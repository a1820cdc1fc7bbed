// Two ways of taking part that are easily forgotten: by keyboard alone, and on a phone.
import { expect } from 'vitest';
import { meetingOf, PHONE } from './meet/meeting.js';
import { soon } from './meet/stage.js';
import type { Visitor } from './meet/visitor.js';

const it = meetingOf({
  ada: { isInLobby: true },
  ben: { isInLobby: true, pattern: { color: 'green' }, context: PHONE },
});

/** Presses Tab until what has the focus is called `name`; the ring around it must be visible there. */
async function tabTo({ page }: Visitor, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 30; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus-visible');
    if ((await focused.count()) === 0) continue;
    const [label, outline] = await focused.evaluate((element) => [
      [element.getAttribute('aria-label'), (element as HTMLElement).innerText].join(' '),
      getComputedStyle(element).outlineStyle,
    ]);
    if (!name.test(label!)) continue;
    expect(outline).toBe('solid');
    return;
  }
  throw new Error(`Thirty steps of Tab did not reach ${name}.`);
}

it('goes in, opens the chat, writes, closes it and leaves without a mouse', async ({ ada }) => {
  const { page } = ada;
  await page.getByLabel('Your name').focus();
  await page.keyboard.type('Ada');
  await page.getByRole('button', { name: 'Join the room', disabled: false }).waitFor();
  await page.keyboard.press('Enter');
  await ada.tileOf('Ada').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await tabTo(ada, /^ ?Chat/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Typed');
  await page.keyboard.press('Enter');
  await expect.poll(() => ada.chat(), soon).toEqual(['You: Typed']);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('log').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('chat-button');
});

it('has keys for what is done often, which mean nothing while one writes, and can be switched off', async ({
  ada,
}) => {
  const { page } = ada;
  const isMicrophoneOn = () => page.getByRole('button', { name: 'Microphone' }).getAttribute('aria-pressed');
  await ada.turn('Microphone', 'on');
  await page.keyboard.press('m');
  await expect.poll(isMicrophoneOn, soon).toBe('false');
  await page.keyboard.press('c');
  await page.keyboard.type('mmv?');
  expect(await page.getByLabel('Message', { exact: true }).inputValue()).toBe('mmv?');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(await list.locator('kbd').count()).toBe(12);
  // After a click on the words of a dialog the keys reach the page behind it.
  await list.getByRole('heading').click();
  await page.keyboard.press('m');
  await page.keyboard.press('d');
  expect(await list.isVisible()).toBe(true);
  await list.getByLabel('Enable keyboard shortcuts').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.press('?');
  await list.getByLabel('Enable keyboard shortcuts').check();
  await page.keyboard.press('Escape');
  expect(await isMicrophoneOn()).toBe('false');
  await page.keyboard.press('m');
  await expect.poll(isMicrophoneOn, soon).toBe('true');
});

it('fits a phone: nothing to scroll sideways, every control large enough for a finger', async ({
  ada,
  ben,
}) => {
  const { page } = ben;
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await ben.goIn();
  await ben.tileOf('Ada').waitFor();
  expect(await overflow()).toBeLessThanOrEqual(0);
  const buttons = await page.getByRole('toolbar').getByRole('button').all();
  expect(buttons.length).toBeGreaterThanOrEqual(5);
  for (const button of buttons) {
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(box.y + box.height).toBeLessThanOrEqual(844);
  }
  await expect.poll(async () => (await ada.frameOf('Ben'))?.color, soon).toBe('green');
});

it('leaves by keyboard', async ({ ada, ben }) => {
  await tabTo(ada, /^ ?Leave/);
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('heading', { name: /You have left/ }).waitFor();
  await expect.poll(() => ben.people(), soon).toEqual(['Ben']);
});
