// The room of Airlock Meet is an ordinary LiveKit room: a plain livekit-client page and a Node participant join it.
import { fileURLToPath } from 'node:url';
import {
  heardTone,
  launchBrowser,
  seenFrame,
  servePage,
  type ServedPage,
  type TestBrowser,
  type TestPage,
  type TestParticipant,
} from '@airlock-rtc/testkit';
import { afterAll, expect } from 'vitest';
import type * as PlainClient from './meet/plain-client.js';
import { meetingOf } from './meet/meeting.js';
import { soon } from './meet/stage.js';

let node: TestParticipant;
let plainPage: ServedPage;
let plainBrowser: TestBrowser;
let plain: TestPage;
const it = meetingOf(
  { ada: { pattern: { color: 'magenta' }, toneHz: 660 } },
  async ({ stage, room: name }) => {
    const { up, world } = stage;
    const room = await up.livekitRoomOf(name);
    plainPage = await servePage({ entry: fileURLToPath(new URL('./meet/plain-client.ts', import.meta.url)) });
    plainBrowser = await launchBrowser({ pattern: { color: 'yellow' }, toneHz: 440 });
    plain = await plainBrowser.newPage(plainPage.url);
    node = await world.addParticipant({
      ...{ room, identity: 'node', name: 'Node' },
      ...{ pattern: { color: 'blue' }, toneHz: 1000 },
    });
    await plain.evaluate(
      ({ url, token }) => (window as unknown as { page: typeof PlainClient }).page.join(url, token),
      { url: world.livekit.url, token: await world.token({ room, identity: 'plain', name: 'Plain' }) },
    );
  },
);
afterAll(async () => {
  await Promise.all([plainBrowser?.close(), plainPage?.close(), node?.disconnect()]);
});

it('Meet sees and hears both', async ({ ada }) => {
  await expect.poll(async () => (await ada.frameOf('Plain'))?.color, soon).toBe('yellow');
  await expect.poll(async () => (await ada.frameOf('Node'))?.color, soon).toBe('blue');
  await expect.poll(async () => new Set(await ada.tones()), soon).toEqual(new Set([440, 1000]));
});

it('the plain livekit-client page sees and hears Meet', async () => {
  await expect
    .poll(async () => (await seenFrame(plain.locator('video[data-of=Ada]')))?.color, soon)
    .toBe('magenta');
  await expect.poll(async () => (await heardTone(plain.locator('audio[data-of=Ada]')))?.hz, soon).toBe(660);
});

it('the Node participant sees and hears Meet', async () => {
  const identity = [...node.room.remoteParticipants.values()].find(({ name }) => name === 'Ada')!.identity;
  await expect.poll(() => node.frameOf(identity)?.color, soon).toBe('magenta');
  await expect.poll(() => node.toneOf(identity)?.hz, soon).toBe(660);
});

it('what a LiveKit participant mutes is muted in Meet', async ({ ada }) => {
  node.mute('microphone');
  await expect.poll(() => ada.factsOf('Node'), soon).toContain('microphone off');
  node.mute('camera');
  await expect.poll(() => ada.factsOf('Node'), soon).toContain('camera off');
  node.unmute('camera');
  await expect.poll(async () => (await ada.frameOf('Node'))?.color, soon).toBe('blue');
});

it('data that is no custom event does not show up in the chat', async ({ ada }) => {
  await node.sendData('not for the chat', { topic: 'elsewhere' });
  await ada.write('Only this');
  await expect.poll(() => ada.chat(), soon).toEqual(['You: Only this']);
  await plain.getByText('Only this').waitFor();
});

it('who leaves LiveKit leaves Meet', async ({ ada }) => {
  await node.disconnect();
  await expect.poll(() => ada.people(), soon).toEqual(['Ada', 'Plain']);
});
