// What a person prepares before going in, and what of it the others get.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';

const it = meetingOf({
  ada: { isInLobby: true, pattern: { color: 'magenta' }, toneHz: 660 },
  ben: {},
});

it('plays a tone on the speaker that was chosen', async ({ ada }) => {
  const { page } = ada;
  await page.getByLabel('Your video').waitFor();
  expect(await page.getByLabel('Speaker').count()).toBe(1);
  await ada.press('Test');
  await page.getByRole('button', { name: 'Playing…' }).waitFor();
  await page.getByRole('button', { name: 'Test' }).waitFor();
});

it('puts a picture behind the person and takes noise out, by what this page serves and only once it is asked for', async ({
  ada,
  ben,
}) => {
  const { page } = ada;
  const loaded: URL[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url())));
  const isEffect = ({ pathname }: URL) => /selfie_segmentation|rnnoise/.test(pathname);
  const before = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(before.filter((name) => isEffect(new URL(name)))).toEqual([]);
  await page.getByLabel('Background', { exact: true }).selectOption('Night');
  await expect
    .poll(() => loaded.filter(isEffect).some(({ pathname }) => pathname.endsWith('.wasm')), soon)
    .toBe(true);
  await page.getByLabel('Suppress background noise').check();
  await expect.poll(() => loaded.some(({ pathname }) => pathname.includes('rnnoise')), soon).toBe(true);
  await ada.goIn();
  // The camera shows nobody: all of it is background.
  await expect.poll(async () => (await ben.frameOf('Ada')) !== undefined, soon).toBe(true);
  await expect.poll(async () => (await ben.frameOf('Ada'))?.color, soon).not.toBe('magenta');
  await expect.poll(() => ben.factsOf('Ada'), soon).toMatch(/^Ada(, speaking)?$/);
  await expect.poll(async () => (await ben.tones()).length, soon).toBe(1);
  expect(new Set(loaded.filter(isEffect).map(({ origin }) => origin))).toEqual(
    new Set([new URL(page.url()).origin]),
  );
  expect(await page.getByRole('alert').count()).toBe(0);
});
