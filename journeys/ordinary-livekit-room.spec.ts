// The room of Airlock Meet is an ordinary LiveKit room: a plain livekit-client page and a Node participant join it.
import { fileURLToPath } from 'node:url';
import {
  heardTone,
  seenPicture,
  servePage,
  type ServedPage,
  type TestBrowser,
  type TestPage,
} from '@airlock-rtc/testkit';
import type { TestParticipant } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as PlainClient from './meet/plain-client.js';
import { setStage, soon, type Stage } from './meet/stage.js';
import { Visitor } from './meet/visitor.js';

let stage: Stage;
let ada: Visitor;
let node: TestParticipant;
let plainPage: ServedPage;
let plainBrowser: TestBrowser;
let plain: TestPage;
beforeAll(async () => {
  stage = await setStage();
  const { world } = stage;
  const name = stage.newRoom();
  const room = await stage.up.livekitRoomOf(name);
  plainPage = await servePage({ entry: fileURLToPath(new URL('./meet/plain-client.ts', import.meta.url)) });
  plainBrowser = await world.addBrowser({ picture: { color: 'yellow' }, toneHz: 440 });
  plain = await plainBrowser.newPage(plainPage.url);
  ada = await Visitor.enter(stage.up, name, 'Ada', { picture: { color: 'magenta' }, toneHz: 660 });
  node = await world.addParticipant({
    ...{ room, identity: 'node', name: 'Node' },
    ...{ picture: { color: 'blue' }, toneHz: 1000 },
  });
  await plain.evaluate(
    ({ url, token }) => (window as unknown as { page: typeof PlainClient }).page.join(url, token),
    { url: world.livekit.url, token: await world.token({ room, identity: 'plain', name: 'Plain' }) },
  );
});
afterAll(async () => {
  await ada?.[Symbol.asyncDispose]();
  await plainPage?.close();
  await stage?.[Symbol.asyncDispose]();
});

it('Meet sees and hears both', async () => {
  await expect.poll(async () => (await ada.pictureOf('Plain'))?.color, soon).toBe('yellow');
  await expect.poll(async () => (await ada.pictureOf('Node'))?.color, soon).toBe('blue');
  await expect.poll(async () => new Set(await ada.tones()), soon).toEqual(new Set([440, 1000]));
});

it('the plain livekit-client page sees and hears Meet', async () => {
  await expect
    .poll(async () => (await seenPicture(plain.locator('video[data-of=Ada]')))?.color, soon)
    .toBe('magenta');
  await expect.poll(async () => (await heardTone(plain.locator('audio[data-of=Ada]')))?.hz, soon).toBe(660);
});

it('the Node participant sees and hears Meet', async () => {
  const identity = [...node.room.remoteParticipants.values()].find(({ name }) => name === 'Ada')!.identity;
  await expect.poll(() => node.pictureOf(identity)?.color, soon).toBe('magenta');
  await expect.poll(() => node.toneOf(identity)?.hz, soon).toBe(660);
});

it('what a LiveKit participant mutes is muted in Meet', async () => {
  node.mute('microphone');
  await expect.poll(() => ada.factsOf('Node'), soon).toContain('microphone off');
  node.mute('camera');
  await expect.poll(() => ada.factsOf('Node'), soon).toContain('camera off');
  node.unmute('camera');
  await expect.poll(async () => (await ada.pictureOf('Node'))?.color, soon).toBe('blue');
});

it('data that is no custom event does not show up in the chat', async () => {
  await node.sendData('not for the chat', { topic: 'elsewhere' });
  await ada.write('Only this');
  await expect.poll(() => ada.chat(), soon).toEqual(['You: Only this']);
  await plain.getByText('Only this').waitFor();
});

it('who leaves LiveKit leaves Meet', async () => {
  await node.disconnect();
  await expect.poll(() => ada.people(), soon).toEqual(['Ada', 'Plain']);
});
