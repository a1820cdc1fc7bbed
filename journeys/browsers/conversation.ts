// A conversation of two people in two browsers: join, publish, receive, mute, chat, reconnect, leave.
import { join } from 'node:path';
import { freeTcpPort, freeUdpPort, startLiveKit } from '@airlock/livekit-local';
import { servePage, startWorld } from '@airlock/testkit';
import { expect, vi } from 'vitest';
import { openTab, type BrowserKind, type Tab } from './browsers.js';

const entry = join(import.meta.dirname, 'talk-page.ts');
const soon = { timeout: 30_000, interval: 200 };
/** A server that is killed is noticed late, and looked for at growing intervals. */
const afterALongWhile = { timeout: 90_000, interval: 500 };

/** Fails where one of the two does not see, hear or read what the other does. */
export async function holdConversation(hers: BrowserKind, his: BrowserKind): Promise<void> {
  const livekit = {
    ports: { http: (await freeTcpPort())!, rtcTcp: (await freeTcpPort())!, rtcUdp: (await freeUdpPort())! },
    ...{ apiKey: 'key', apiSecret: 's'.repeat(32) },
  };
  await using world = await startWorld({ livekit });
  await using served = await servePage({ entry });
  await using ann = await openTab(hers, served.url);
  await using ben = await openTab(his, served.url);
  for (const [tab, name] of [
    [ann, 'Ann'],
    [ben, 'Ben'],
  ] as const) {
    const token = await world.token({ room: 'talk', identity: name.toLowerCase(), name });
    await tab.call('join', world.livekit.url, token);
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

  process.kill(world.livekit.pid!, 'SIGKILL');
  await world.livekit.ended;
  await vi.waitFor(
    async () => expect((await ann.call('shown')).reconnects).toEqual(['reconnecting']),
    afterALongWhile,
  );
  await using _again = await startLiveKit({ ...livekit, env: withoutServer() });
  for (const tab of [ann, ben])
    await vi.waitFor(
      async () => expect((await tab.call('shown')).reconnects).toEqual(['reconnecting', 'reconnected']),
      afterALongWhile,
    );
  await expectToSeeAndHear(ann, 'Ben');
  await expectToSeeAndHear(ben, 'Ann');

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

function withoutServer(): NodeJS.ProcessEnv {
  const { LIVEKIT_URL: _elsewhere, ...env } = process.env;
  return env;
}
