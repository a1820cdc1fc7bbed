// Conformance 9 and 10: custom events and display names, and what others may send instead.
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { calm, clearLog, logged, logOf, startRig, type Rig } from '../rig/rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

it('Custom event 4096/4097 bytes, rate gate, echo to sender, shape', async () => {
  const room = 'events';
  const anna = await rig.join({ room, identity: 'anna' });
  const ben = await rig.join({ room, identity: 'ben' });
  await logged(anna, 'S ParticipantJoined (ben)');
  await logged(ben, 'S ParticipantJoined (anna)');
  await Promise.all([clearLog(anna), clearLog(ben)]);
  const answers = await anna.evaluate(async () => {
    const { page } = window;
    const me = page.me();
    const heard: unknown[] = [];
    page.space.on('ParticipantCustomEventPublished', (who, event) => heard.push([who === me, event]));
    const say = (promise: Promise<unknown>) =>
      promise.catch(({ name, message }: Error) => `${name}: ${message}`);
    const wait = () => (page.clock.offsetMs += 1000);
    const answers = [
      await say(me.publishCustomEvent({} as string)),
      await say(me.publishCustomEvent(`${'é'.repeat(2048)}x`)),
      await say(me.publishCustomEvent('é'.repeat(2048))),
      await say(me.publishCustomEvent('too soon')),
      wait() && (await say(me.publishCustomEvent('later'))),
    ];
    return { answers, heard };
  });
  const full = { payload: 'é'.repeat(2048), sequenceNumber: 1, scope: 1 };
  const later = { payload: 'later', sequenceNumber: 2, scope: 1 };
  expect(answers.answers).toEqual([
    'PublishCustomEventError: Cannot publish a payload which is not a string',
    'PublishCustomEventError: String payload cannot be over 4 kilobytes in size',
    full,
    'PublishCustomEventError: Cannot publish more than 1 custom events per second',
    later,
  ]);
  expect(answers.heard).toEqual([
    [true, full],
    [true, later],
  ]);
  expect(calm(await logged(ben, 'P CustomEventPublished anna (later)')).slice(-2)).toEqual([
    'S ParticipantCustomEventPublished (anna) (later)',
    'P CustomEventPublished anna (later)',
  ]);
  expect(calm(await logOf(anna)).slice(-2)).toEqual([
    'S ParticipantCustomEventPublished (me) (later)',
    'P CustomEventPublished me (later)',
  ]);
  // An answer has a larger number than what it answers.
  expect(await ben.evaluate(() => window.page.me().publishCustomEvent('answer'))).toMatchObject({
    sequenceNumber: 3,
  });
});

it('a subscriber may not publish custom events', async () => {
  const page = await rig.join({
    room: 'events-of-subscribers',
    identity: 'anna',
    grant: { canPublish: false },
  });
  const error = await page.evaluate(() =>
    window.page
      .me()
      .publishCustomEvent('x')
      .catch(({ name, message }: Error) => `${name}: ${message}`),
  );
  expect(error).toBe(
    'PublishCustomEventError: Only participants with the publisher role can publish custom events',
  );
});

it('what is no custom event of a participant is ignored, with a debug line', async () => {
  const room = 'bad-data';
  const page = await rig.join({ room, identity: 'anna' });
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  await logged(page, 'S ParticipantJoined (ben)');
  const topic = CUSTOM_EVENT_TOPIC;
  const bad = [
    'not JSON',
    'null',
    '[]',
    '"text"',
    JSON.stringify({ payload: 7, sequenceNumber: 1 }),
    JSON.stringify({ payload: 'no number' }),
    JSON.stringify({ payload: 'wrong', sequenceNumber: 'one' }),
    JSON.stringify({ payload: 'huge number', sequenceNumber: 1e300 }),
    JSON.stringify({ payload: 'x'.repeat(4097), sequenceNumber: 1 }),
    JSON.stringify({ payload: 'huge', sequenceNumber: 1, more: 'x'.repeat(30_000) }),
    Uint8Array.of(0xff, 0xfe, 0x00),
  ];
  for (const packet of bad) await ben.sendData(packet, { topic });
  await ben.sendData(JSON.stringify({ payload: 'other topic', sequenceNumber: 1 }), { topic: 'chat' });
  await rig.world.rooms.sendData(
    room,
    new TextEncoder().encode('{"payload":"server","sequenceNumber":1}'),
    0,
    {
      topic,
    },
  );
  const forged = { payload: 'forged', sequenceNumber: 1, sender: 'anna', connection_id: 'PA_x' };
  await ben.sendData(JSON.stringify(forged), { topic });
  const log = calm(await logged(page, 'P CustomEventPublished ben (forged)'));
  expect(log.filter((line) => line.includes('CustomEvent'))).toEqual([
    'S ParticipantCustomEventPublished (ben) (forged)',
    'P CustomEventPublished ben (forged)',
  ]);
  expect(page.consoleLines.filter((line) => line.startsWith('debug: Ignored'))).toHaveLength(bad.length + 1);
  expect(await page.evaluate(() => window.page.errors)).toEqual([]);
});

it('Display name 64/65, emoji, rate gate, argument lists', async () => {
  const room = 'names';
  const anna = await rig.join({ room, identity: 'anna', name: 'Token' }, { displayName: 'Anna' });
  const ben = await rig.join({ room, identity: 'ben', grant: { canPublish: false } });
  await logged(ben, 'S ParticipantJoined (anna)');
  await vi.waitFor(
    async () => expect(await ben.evaluate(() => window.page.person('anna').displayName)).toBe('Anna'),
    { timeout: 40_000 },
  );
  await Promise.all([clearLog(anna), clearLog(ben)]);
  const answers = await anna.evaluate(async () => {
    const { page } = window;
    const me = page.me();
    const say = (promise: Promise<unknown>) =>
      promise.then(
        (value) => value === me && me.displayName,
        ({ name, message }: Error) => `${name}: ${message}`,
      );
    const wait = () => (page.clock.offsetMs += 10_000);
    return [
      me.displayName,
      await say(me.setDisplayName('x'.repeat(65))),
      await say(me.setDisplayName('🚀'.repeat(33))),
      await say(me.setDisplayName('')),
      await say(me.setDisplayName(7 as unknown as string)),
      await say(me.setDisplayName('🚀'.repeat(32))),
      await say(me.setDisplayName('too soon')),
      wait() && (await say(me.setDisplayName('🚀'.repeat(32)))),
      wait() && (await say(me.setDisplayName('Anna Two'))),
    ];
  });
  expect(answers).toEqual([
    'Anna',
    `SetDisplayNameError: May not set invalid display name: ${'x'.repeat(65)}`,
    `SetDisplayNameError: May not set invalid display name: ${'🚀'.repeat(33)}`,
    'SetDisplayNameError: May not set invalid display name: ',
    'SetDisplayNameError: May not set invalid display name: 7',
    '🚀'.repeat(32),
    'SetDisplayNameError: May only set display name every 10 seconds',
    '🚀'.repeat(32),
    'Anna Two',
  ]);
  const local = ['S ParticipantDisplayNameChanged (me) (me)', 'P DisplayNameChanged me (me)'];
  expect(calm(await logOf(anna))).toEqual([...local, ...local, ...local]);
  await vi.waitFor(
    async () => expect(await ben.evaluate(() => window.page.person('anna').displayName)).toBe('Anna Two'),
    { timeout: 40_000 },
  );
  const remote = ['S ParticipantDisplayNameChanged (anna)', 'P DisplayNameChanged anna'];
  expect(calm(await logOf(ben))).toEqual([...remote, ...remote]);
});

it('a name that the token does not allow to change: SetDisplayNameError', async () => {
  const grant = { canUpdateOwnMetadata: false };
  const page = await rig.join({ room: 'fixed-names', identity: 'anna', name: 'Anna', grant });
  const error = await page.evaluate(() =>
    window.page
      .me()
      .setDisplayName('Other')
      .catch(({ name, message }: Error) => `${name}: ${message}`),
  );
  expect(error).toMatch(/^SetDisplayNameError: .*canUpdateOwnMetadata/);
  expect(await page.evaluate(() => window.page.me().displayName)).toBe('Anna');
});

it('custom events of somebody who publishes no tracks arrive right after joining (LiveKit announces them up to 3 s late)', async () => {
  const room = 'events-at-once';
  const anna = await rig.join({ room, identity: 'anna' });
  const ben = await rig.join({ room, identity: 'ben' });
  await ben.evaluate(async () => {
    const { page } = window;
    for (let number = 1; number <= 6; number += 1) {
      await page.me().publishCustomEvent(`no. ${number}`);
      page.clock.offsetMs += 1000;
    }
  });
  const log = await logged(anna, 'P CustomEventPublished ben (no. 6)');
  expect(log.filter((line) => line.startsWith('P CustomEvent'))).toEqual(
    [1, 2, 3, 4, 5, 6].map((number) => `P CustomEventPublished ben (no. ${number})`),
  );
});

it('custom events around a full reconnect arrive once, or are refused', async () => {
  const room = 'events-around-a-reconnect';
  const anna = await rig.join({ room, identity: 'anna' });
  const ben = await rig.join({ room, identity: 'ben' });
  await logged(anna, 'S ParticipantJoined (ben)');
  const results = await ben.evaluate(async () => {
    const { page } = window;
    const results: Promise<unknown>[] = [];
    const say = (text: string) => {
      page.clock.offsetMs += 1000;
      results.push(page.me().publishCustomEvent(text));
    };
    const once = (event: string) => new Promise<void>((resolve) => page.space.once(event, () => resolve()));
    say('before');
    const lost = once('LocalParticipantReconnecting').then(() => say('while it is lost'));
    const back = once('LocalParticipantReconnected').then(() => say('at once'));
    await page.rooms.at(-1)!.simulateScenario('full-reconnect');
    await Promise.all([lost, back]);
    for (let number = 1; number <= 5; number += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      say(`no. ${number}`);
    }
    return (await Promise.allSettled(results)).map(({ status }) => status);
  });
  expect(results).toEqual(new Array(8).fill('fulfilled'));
  const log = await logged(anna, 'P CustomEventPublished ben (no. 5)');
  expect(log.filter((line) => line.startsWith('P CustomEvent')).sort()).toEqual(
    ['before', 'while it is lost', 'at once', 'no. 1', 'no. 2', 'no. 3', 'no. 4', 'no. 5']
      .map((text) => `P CustomEventPublished ben (${text})`)
      .sort(),
  );
});

it('the last word before leave() arrives, and nobody is heard any more while it is on its way', async () => {
  const room = 'last-words';
  await using anna = await rig.world.addParticipant({ room, identity: 'anna', toneHz: 880 });
  const ben = await rig.prepare({ room, identity: 'ben' });
  const words = ['one', 'two', 'three', 'four', 'five', 'six'];
  for (const word of words) {
    const heard = await ben.evaluate(async (word) => {
      const { page } = window;
      const received = new Promise((resolve) => page.space.once('ParticipantTrackSubscribed', resolve));
      const me = await page.space.join();
      await received;
      const { track } = page.track('microphone', 'anna')!;
      await me.publishCustomEvent(word);
      page.space.leave();
      page.clock.offsetMs += 1000;
      return track!.readyState;
    }, word);
    expect(heard).toBe('ended');
    await vi.waitFor(() =>
      expect(anna.data.map(({ payload }) => JSON.parse(new TextDecoder().decode(payload)).payload)).toContain(
        word,
      ),
    );
  }
});
