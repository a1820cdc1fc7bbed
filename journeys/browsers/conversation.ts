// A conversation of two people in two browsers: join, publish, receive, mute, chat, reconnect, leave.
import { join } from 'node:path';
import { servePage, startWorld } from '@airlock-rtc/testkit';
import { expect, vi } from 'vitest';
import { openTab, type BrowserKind, type Tab } from './browsers.js';
import { Gate } from './gate.js';

const entry = join(import.meta.dirname, 'talk-page.ts');
const soon = { timeout: 30_000, interval: 200 };

/** Fails where one of the two does not see, hear or read what the other does. */
export async function holdConversation(hers: BrowserKind, his: BrowserKind): Promise<void> {
  await using world = await startWorld();
  await using gate = await Gate.to(Number(new URL(world.livekit.httpUrl).port));
  await using served = await servePage({ entry });
  await using ann = await openTab(hers, served.url);
  await using ben = await openTab(his, served.url);
  for (const [tab, name] of [
    [ann, 'Ann'],
    [ben, 'Ben'],
  ] as const) {
    const token = await world.token({ room: 'talk', identity: name.toLowerCase(), name });
    const url = tab === ann ? `ws://127.0.0.1:${gate.port}` : world.livekit.url;
    await tab.call('join', url, token);
    await tab.call('publish');
  }
  await expectToSeeAndHear(ann, 'Ben');
  await expectToSeeAndHear(ben, 'Ann');

  await ann.call('mute');
  await vi.waitFor(async () => expect(await personIn(ben, 'Ann')).toMatchObject({ isMuted: true }), soon);
  await ann.call('unMute');
  await vi.waitFor(async () => expect(await personIn(ben, 'Ann')).toMatchObject({ isMuted: false }), soon);

  await ann.call('say', 'hello');
  await vi.waitFor(async () => expect((await ben.call('shown')).messages).toEqual(['Ann: hello']), soon);
  await ben.call('say', 'good day');
  await vi.waitFor(
    async () => expect((await ann.call('shown')).messages).toEqual(['Ann: hello', 'Ben: good day']),
    soon,
  );

  const passed = gate.passed;
  await gate.cut();
  // Muting must wait for the way to be mended: it is told by signalling, which is cut, while media goes on.
  await ann.call('mute');
  await gate.mend();
  await vi.waitFor(() => expect(gate.passed).toBeGreaterThan(passed), soon);
  await vi.waitFor(async () => expect(await personIn(ben, 'Ann')).toMatchObject({ isMuted: true }), soon);
  await ann.call('unMute');
  await expectToSeeAndHear(ann, 'Ben');
  await expectToSeeAndHear(ben, 'Ann');
  for (const tab of [ann, ben]) expect((await tab.call('shown')).departures).toEqual([]);

  await ann.call('leave');
  await vi.waitFor(async () => expect((await ben.call('shown')).people).toEqual([]), soon);
}

async function personIn(tab: Tab, name: string) {
  const { people } = await tab.call('shown');
  return people.find((person) => person.name === name);
}

/** Waits until new frames come, and sound. */
async function expectToSeeAndHear(tab: Tab, name: string): Promise<void> {
  const before = (await personIn(tab, name))?.frameCount ?? 0;
  await vi.waitFor(async () => {
    const person = await personIn(tab, name);
    expect(person?.frameCount).toBeGreaterThan(before + 5);
    expect(person?.hasSound).toBe(true);
  }, soon);
}
