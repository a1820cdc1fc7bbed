// A room goes live: a preview before, a sign for everyone in it, a page for the audience that shows it, and an end.
import { layout } from '@airlock-rtc/layouts';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchBrowser, seenFrame, type TestBrowser } from '@airlock-rtc/testkit';
import { Audience } from './meet/audience.js';
import { faultsOf } from './meet/axe.js';
import { endStage, meetingOf, PHONE } from './meet/meeting.js';
import { soon } from './meet/stage.js';
import type { Visitor } from './meet/visitor.js';

const it = meetingOf({
  ada: { pattern: { color: 'magenta' }, toneHz: 660 },
  ben: { pattern: { color: 'green' }, toneHz: 880, context: PHONE },
});

let browser: TestBrowser;
let audience: Audience;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
// The last broadcast ends with it, and costs no later journey its time.
afterAll(endStage);

/** A broadcast begins and ends with processes and keyframes. */
const onceOnAir = { timeout: 40_000, interval: 200 };

const person = (id: string) => ({
  ...{ id, canPublish: true, camera: { isMuted: false }, hasMicrophone: true },
  ...{ isSharingScreen: false, isSpeaking: false },
});
const places = layout([person('a'), person('b')], {
  layout: 'gallery',
  resolution: '1280x720',
}).tiles.map(({ rectangle }) => rectangle);

const liveSigns = (visitor: Visitor) => visitor.page.getByRole('button', { name: /^Live/ }).count();

it('shows what the audience would see before anything is sent', async ({ ada, ben }) => {
  await ada.press('Go live');
  const preview = ada.page.getByRole('list', { name: 'Preview of the broadcast' });
  await expect.poll(() => preview.getByRole('listitem').count(), soon).toBe(2);
  for (const [name, color] of Object.entries({ Ada: 'magenta', Ben: 'green' })) {
    const picture = () => seenFrame(preview.getByLabel(`Preview of ${name}`));
    await expect.poll(async () => (await picture())?.color, soon).toBe(color);
  }
  expect(await liveSigns(ben)).toBe(0);
});

it('tells everyone in the room that it is live', async ({ ada, ben }) => {
  await ada.page.getByLabel('Title for viewers').fill('Town hall');
  await ada.press('Go live now');
  await expect.poll(() => liveSigns(ada), onceOnAir).toBeGreaterThan(0);
  await expect.poll(() => liveSigns(ben), onceOnAir).toBe(1);
  await ada.page.getByLabel('Link for viewers').waitFor();
  expect.soft(await faultsOf(ada.page)).toEqual([]);
});

it('shows both cameras to whoever follows the link, and how far behind', async ({ ada }) => {
  const link = await ada.page.getByLabel('Link for viewers').inputValue();
  audience = await Audience.follow(browser, link);
  await expect.poll(() => audience.colorsAt(places), onceOnAir).toContain('magenta');
  expect((await audience.colorsAt(places)).sort()).toEqual(['green', 'magenta']);
  const before = await audience.position();
  await expect.poll(() => audience.position(), soon).toBeGreaterThan(before + 1);
  await audience.page.getByText(/^\d+\.\d s behind$/).waitFor();
  await audience.page.getByRole('heading', { name: 'Town hall' }).waitFor();
  await audience.page.getByRole('button', { name: 'Pause' }).click();
  expect(await audience.video.evaluate((video) => (video as HTMLVideoElement).paused)).toBe(true);
  await audience.page.getByRole('button', { name: 'Play' }).click();
  await audience.page.getByRole('button', { name: 'Full screen' }).click();
  await expect
    .poll(() => audience.page.evaluate(() => document.fullscreenElement?.className), soon)
    .toBe('player');
  await audience.page.getByRole('button', { name: 'Full screen' }).click();
  const wrong = await Audience.follow(browser, `${link}x`);
  await wrong.page.getByText(/^There is no broadcast at this address/).waitFor();
  await wrong.page.close();
  expect(await ada.page.getByText(/^(about|at least) \d+\.\d s$/).count()).toBe(1);
});

it('ends for everyone, once somebody has said twice that it shall', async ({ ada, ben }) => {
  await ada.press('Stop broadcast');
  await ada.press('Keep broadcasting');
  expect(await liveSigns(ben)).toBe(1);
  await ada.press('Stop broadcast');
  await ada.press('End it');
  await expect.poll(() => liveSigns(ada), onceOnAir).toBe(0);
  await expect.poll(() => liveSigns(ben), onceOnAir).toBe(0);
  await audience.page.getByText(/^The broadcast has ended/).waitFor();
});

it('begins again, from a phone, and the audience need not do anything', async ({ ada, ben }) => {
  const { page } = ben;
  await ben.press('Go live');
  const button = page.getByRole('button', { name: 'Go live now' });
  await button.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const box = (await button.boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(844);
  await page.getByRole('radio', { name: 'Speaker' }).check();
  await button.click();
  await expect.poll(() => liveSigns(ada), onceOnAir).toBeGreaterThan(0);
  const whole = [{ x: 0, y: 0, width: 1280, height: 720 }];
  await expect.poll(async () => (await audience.colorsAt(whole))[0], onceOnAir).toMatch(/^(magenta|green)$/);
});

it('nothing went wrong on the pages', ({ ada, ben }) => {
  const lines = [ada.page, ben.page, audience.page].flatMap(({ consoleLines }) => consoleLines);
  expect(lines.filter((line) => /error/i.test(line))).toEqual([]);
});
