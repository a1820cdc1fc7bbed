// Somebody shows their screen: it stands large beside the people, and goes away again.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';
import type { Visitor } from './meet/visitor.js';

const it = meetingOf({ ada: { pattern: { color: 'magenta' } }, ben: { pattern: { color: 'yellow' } } });

/** Headless Chromium's screen is its own test picture: a field of plain green, unlike any camera here. */
async function sees(visitor: Visitor, name: string): Promise<boolean> {
  const [red, green, blue] = (await visitor.screenOf(name))?.rgb ?? [0, 0, 0];
  return green > 100 && green > 2 * red && green > 2 * blue;
}

it('the other sees the screen, and the person beside it', async ({ ada, ben }) => {
  await ada.press('Share screen');
  await expect.poll(() => sees(ben, 'Ada'), soon).toBe(true);
  expect((await ben.frameOf('Ada'))?.color).toBe('magenta');
  await ben.page.getByText('Ada is sharing a screen').waitFor();
});

it('who shares is told so, and does not see their own screen twice', async ({ ada }) => {
  await ada.page.getByText('You are sharing your screen.').waitFor();
  expect(await ada.screenOf('Ada')).toBeUndefined();
  await ada.page.getByLabel('Your screen').waitFor();
});

it('it is gone for both when it is stopped', async ({ ada, ben }) => {
  await ada.press('Stop sharing');
  await expect.poll(() => ben.screenOf('Ada'), soon).toBeUndefined();
  await expect.poll(() => ada.page.getByText('You are sharing your screen.').count(), soon).toBe(0);
  expect((await ben.frameOf('Ada'))?.color).toBe('magenta');
});

it('it can be shared again', async ({ ada, ben }) => {
  await ada.press('Share screen');
  await expect.poll(() => sees(ben, 'Ada'), soon).toBe(true);
});
