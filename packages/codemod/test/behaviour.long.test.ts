import path from 'node:path';
import { servePage, startWorld, type TestBrowser, type TestPage, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const SIDES = [
  ['before, on the adapter', 'input'],
  ['after, on livekit-client', 'output'],
] as const;

let world: World;
let browser: TestBrowser;
beforeAll(async () => {
  world = await startWorld();
  browser = await world.addBrowser();
});
afterAll(async () => {
  await world?.[Symbol.asyncDispose]();
});

describe.each(SIDES)('%s', (_, side) => {
  test('the roster tells of who is there, comes to be heard and seen, mutes, speaks and leaves', async () => {
    await using served = await serve('roster', side);
    const room = `hall-${side}`;
    const [alice, carol] = await Promise.all([served.open(), served.open()]);
    const bob = await world.addParticipant({
      ...{ room, identity: 'bob', name: 'Bob' },
      pattern: { color: 'magenta' },
      toneHz: 440,
    });
    expect(await alice.enter(room, 'alice')).toBe('alice');
    await carol.enter(room, 'carol');
    const heard = await alice.eventually(
      'bob is here as Bob',
      'bob sends the camera',
      'bob sends the microphone',
      'carol is here as carol',
    );
    expect(heard.indexOf('bob is here as Bob')).toBe(0);
    await carol.call('say', 'hello');
    await alice.eventually('carol says hello');
    await bob.mute('microphone');
    await alice.eventually('bob muted the microphone');
    await bob[Symbol.asyncDispose]();
    await alice.eventually('bob left');
  });

  test('the studio publishes, mutes, hears its own words, and is told whom it leaves', async () => {
    await using served = await serve('studio', side);
    const room = `studio-${side}`;
    await using _bob = await world.addParticipant({ room, identity: 'bob' });
    const alice = await served.open();
    await alice.enter(room, 'alice');
    await alice.call('publish');
    await alice.eventually('sends the microphone', 'sends the camera');
    expect(await alice.call('sources')).toEqual(['microphone', 'open camera']);
    await alice.call('mute', true);
    await alice.eventually('muted the microphone');
    await alice.call('mute', false);
    await alice.eventually('unmuted the microphone');
    await alice.call('write', 'on air');
    await alice.eventually('alice wrote on air');
    await alice.call('leave');
    await alice.eventually('without bob');
  });

  test('the backstage receives nobody but whom it chose', async () => {
    await using served = await serve('backstage', side);
    const room = `stage-${side}`;
    await using _bob = await world.addParticipant({ room, identity: 'bob', pattern: { color: 'blue' } });
    await using _eve = await world.addParticipant({ room, identity: 'eve', pattern: { color: 'green' } });
    const alice = await served.open();
    await alice.enter(room, 'alice');
    await alice.eventually('bob waits', 'eve waits');
    await alice.call('show', 'bob');
    await alice.eventually('bob shows the camera');
    expect(await alice.call('shown', 'bob')).toEqual(['camera']);
    await alice.call('hide', 'bob');
    expect(await alice.eventually('bob hides the camera')).not.toContain('eve shows the camera');
  });
});

/** A fixture's module, which the served page has as `window.page`. */
async function serve(fixture: string, side: string) {
  const entry = path.join(import.meta.dirname, '../fixtures', fixture, side, `${fixture}.ts`);
  const served = await servePage({ entry });
  return {
    open: async () => new Person(await browser.newPage(served.url)),
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}

/** Somebody at a page of a fixture. */
class Person {
  readonly #page: TestPage;

  constructor(page: TestPage) {
    this.#page = page;
  }

  /** Calls what the fixture exports under this name. */
  call(name: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#page.evaluate(
      ([fn, rest]) =>
        (window as unknown as { page: Record<string, (...all: unknown[]) => unknown> }).page[fn]!(...rest),
      [name, args] as const,
    );
  }

  async enter(room: string, identity: string): Promise<unknown> {
    return this.call('enter', world.livekit.url, await world.token({ room, identity, name: identity }));
  }

  /** All that happened, as soon as each of the lines is there, once: an event that fires twice is a fault. */
  async eventually(...lines: readonly string[]): Promise<string[]> {
    return vi.waitFor(
      async () => {
        const happened = await this.#page.evaluate(
          () => (window as unknown as { page: { happened: string[] } }).page.happened,
        );
        for (const line of lines) expect(happened.filter((each) => each === line)).toEqual([line]);
        return happened;
      },
      { timeout: 20_000, interval: 100 },
    );
  }
}
