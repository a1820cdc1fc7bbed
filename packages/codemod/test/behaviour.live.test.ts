import path from 'node:path';
import { servePage, startWorld, type TestPage } from '@airlock/testkit';
import { describe, expect, test, vi } from 'vitest';

/** What both sides of the fixture export; the served page has it as `window.page`. */
interface InPage {
  page: {
    happened: string[];
    enter(url: string, token: string): Promise<string>;
    say(text: string): Promise<void>;
  };
}

const SIDES = [
  ['before, on the adapter', 'input'],
  ['after, on livekit-client', 'output'],
] as const;

describe.each(SIDES)('the roster %s', (_, side) => {
  test('tells of who is there, comes to be heard and seen, mutes, speaks and leaves', async () => {
    await using world = await startWorld();
    await using served = await servePage({
      entry: path.join(import.meta.dirname, '../fixtures/roster', side, 'roster.ts'),
    });
    const browser = await world.addBrowser();
    const [alice, carol] = await Promise.all([browser.newPage(served.url), browser.newPage(served.url)]);
    const bob = await world.addParticipant({
      room: 'hall',
      identity: 'bob',
      name: 'Bob',
      picture: { color: 'magenta' },
      toneHz: 440,
    });

    expect(await enter(alice, 'alice')).toBe('alice');
    await enter(carol, 'carol');
    const heard = await eventually(alice, [
      'bob is here as Bob',
      'bob sends the camera',
      'bob sends the microphone',
      'carol is here as carol',
    ]);
    expect(heard.indexOf('bob is here as Bob')).toBe(0);

    await carol.evaluate(() => (window as unknown as InPage).page.say('hello'));
    await eventually(alice, ['carol says hello']);
    await bob.mute('microphone');
    await eventually(alice, ['bob muted the microphone']);
    await bob[Symbol.asyncDispose]();
    await eventually(alice, ['bob left']);

    async function enter(page: TestPage, identity: string): Promise<string> {
      const token = await world.token({ room: 'hall', identity, name: identity });
      return page.evaluate(([url, jwt]) => (window as unknown as InPage).page.enter(url, jwt), [
        world.livekit.url,
        token,
      ] as const);
    }
  });
});

/** Each line, once: an event that fires twice is a fault. */
async function eventually(page: TestPage, lines: readonly string[]): Promise<string[]> {
  return vi.waitFor(
    async () => {
      const happened = await page.evaluate(() => (window as unknown as InPage).page.happened);
      for (const line of lines) expect(happened.filter((each) => each === line)).toEqual([line]);
      return happened;
    },
    { timeout: 15_000, interval: 100 },
  );
}
