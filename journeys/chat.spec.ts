// Two people write to each other while they talk, and raise a hand.
import { expect } from 'vitest';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';
import { Visitor } from './meet/visitor.js';

const it = meetingOf({ ada: {}, ben: {} });

it('what one writes is read by both, in both directions', async ({ ada, ben }) => {
  await ada.write('Good morning');
  await expect.poll(() => ben.chat(), soon).toEqual(['Ada: Good morning']);
  await ben.write('Good <b>evening</b> & 🚀');
  await expect.poll(() => ada.chat(), soon).toEqual(['You: Good morning', 'Ben: Good <b>evening</b> & 🚀']);
  await expect.poll(() => ben.chat(), soon).toEqual(['Ada: Good morning', 'You: Good <b>evening</b> & 🚀']);
});

it('a line can be copied', async ({ ben }) => {
  const { page } = ben;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy message' }).last().click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Good <b>evening</b> & 🚀');
});

it('a line that cannot be copied says so, as on a page without HTTPS', async ({ ben }) => {
  await ben.page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }),
  );
  await ben.page
    .getByRole('button', { name: /^(Copy message|Could not be copied)$/ })
    .last()
    .click();
  await ben.page.getByRole('button', { name: 'Could not be copied' }).waitFor();
});

it('several lines written at once all arrive, in their order', async ({ ada, ben }) => {
  for (const text of ['one', 'two', 'three']) await ada.write(text);
  expect((await ada.chat()).slice(-3)).toEqual(['You: one', 'You: two', 'You: three']);
  await expect
    .poll(async () => (await ben.chat()).slice(-3), soon)
    .toEqual(['Ada: one', 'Ada: two', 'Ada: three']);
});

it('a closed chat counts what came, and opening it shows it', async ({ ada, ben }) => {
  await ben.chat();
  await ben.press('Close chat');
  await ada.write('Are you still there?');
  const count = ben.page.getByRole('button', { name: /Chat 1 unread/ });
  await count.waitFor();
  await count.click();
  await expect.poll(async () => (await ben.chat()).at(-1), soon).toBe('Ada: Are you still there?');
  await ben.page.getByRole('button', { name: 'Chat', exact: true }).waitFor();
});

it('what one says is read by the other, where the browser turns speech into text', async ({ ada, ben }) => {
  // Headless Chromium has the interface, and nobody behind it.
  await ada.page.evaluate(() => {
    const scope = window as { SpeechRecognition?: unknown; webkitSpeechRecognition?: unknown };
    delete scope.SpeechRecognition;
    scope.webkitSpeechRecognition = class {
      onresult?: (event: object) => void;
      stop() {}
      start() {
        const result = Object.assign([{ transcript: 'Shall we begin?' }], { isFinal: true });
        this.onresult?.({ resultIndex: 0, results: [result] });
      }
    };
  });
  await ada.pressMore('Caption what I say');
  const captions = ben.page.getByRole('region', { name: 'Captions' });
  await expect.poll(() => captions.innerText(), soon).toMatch(/Ada\s+Shall we begin\?/);
  await ben.pressMore('Hide captions');
  expect(await captions.count()).toBe(0);
  await ben.pressMore('Show captions');
  expect(await captions.getAttribute('aria-live')).toBe('polite');
  await ada.pressMore('Stop my captions');
});

it('nothing is sent for an empty line', async ({ ada, ben }) => {
  const before = (await ada.chat()).length;
  await ada.write('   ');
  await ada.write('Something');
  await expect.poll(async () => (await ben.chat()).at(-1), soon).toBe('Ada: Something');
  expect(await ada.chat()).toHaveLength(before + 1);
});

it('a text that is too long for one line is refused whole, and kept to be shortened', async ({ ada }) => {
  const text = 'x'.repeat(10_000);
  // As by pasting: `fill` minds no limit of the field.
  await ada.page.getByLabel('Message', { exact: true }).focus();
  await ada.page.keyboard.insertText(text);
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('alert').getByText('That is too long for one message.').waitFor();
  expect(await ada.page.getByLabel('Message', { exact: true }).inputValue()).toBe(text);
  await ada.page.getByLabel('Message', { exact: true }).clear();
});

it('whoever reads further up stays there when a line comes', async ({ ada, ben }) => {
  const size = ben.page.viewportSize()!;
  await ben.page.setViewportSize({ ...size, height: 320 });
  const log = ben.page.getByRole('log');
  await log.evaluate((list) => list.scrollTo({ top: 0 }));
  await ada.write('One more');
  await log.getByText('One more').waitFor({ state: 'attached' });
  expect(await log.evaluate((list) => [list.scrollTop, list.scrollHeight > list.clientHeight])).toEqual([
    ...[0, true],
  ]);
  await ben.write('Mine');
  await log.getByText('Mine').waitFor();
  expect(await log.evaluate((list) => list.scrollTop)).toBeGreaterThan(0);
  await ben.page.setViewportSize(size);
});

it('a raised hand is seen by the other, and by whoever comes later', async ({ ada, stage, room }) => {
  await ada.press('Reactions');
  await ada.press('Raise hand');
  await using cleo = await Visitor.enter(stage.up, room, 'Cleo');
  await expect.poll(() => cleo.factsOf('Ada'), soon).toMatch(/hand raised/);
  await cleo.page.getByRole('button', { name: '1 hand raised' }).click();
  const first = cleo.page.getByRole('list', { name: 'List of people' }).getByRole('listitem').first();
  await expect.poll(() => first.innerText(), soon).toMatch(/^Ada/);
  await ada.press('React with 🎉');
  await expect.poll(() => cleo.factsOf('Ada'), soon).toMatch(/reacts with 🎉/);
  await ada.press('Raise hand');
  await expect.poll(() => cleo.factsOf('Ada'), soon).not.toMatch(/hand raised/);
});
