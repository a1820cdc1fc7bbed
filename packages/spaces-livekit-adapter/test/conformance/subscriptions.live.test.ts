// Conformance 11 and 14: who is received, in manual and in automatic mode.
import { SubscriptionMode } from '../../src/space-options.js';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { calm, clearLog, logged, logOf, startRig, type Rig } from '../rig/rig.js';

const soon = { timeout: 40_000, interval: 50 };

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

it('MANUAL: flag timing, promise after media, auto-subscribe of later tracks, empty participant, media-less unsubscribe resolves', async () => {
  const room = 'manual';
  await using ben = await rig.world.addParticipant({
    room,
    identity: 'ben',
    pattern: { color: 'green' },
    toneHz: 880,
    isSpeaking: false,
  });
  await using _cleo = await rig.world.addParticipant({ room, identity: 'cleo' });
  const page = await rig.join({ room, identity: 'anna' }, { subscriptionMode: SubscriptionMode.Manual });
  // Somebody who speaks is heard of before anything of it is received.
  ben.speak();
  await logged(page, 'P StartedSpeaking ben');
  const subscribed = await page.evaluate(async () => {
    const [ben, cleo] = [window.page.person('ben'), window.page.person('cleo')];
    const before = { flag: ben.isSubscribed(), media: ben.getTracks().map((track) => track.hasMedia()) };
    const subscribing = ben.subscribe();
    const flag = ben.isSubscribed();
    await subscribing;
    const media = ben.getTracks().map((track) => track.hasMedia());
    await cleo.subscribe();
    return { before, flag, media, empty: cleo.isSubscribed() };
  });
  expect(subscribed).toEqual({
    before: { flag: false, media: [false, false] },
    ...{ flag: true, media: [true, true], empty: true },
  });
  const log = calm(await logOf(page)).filter((line) => /TrackSubscribed/.test(line));
  expect(log.toSorted()).toEqual([
    'P TrackSubscribed ben (camera)',
    'P TrackSubscribed ben (microphone)',
    'S ParticipantTrackSubscribed (ben) (camera)',
    'S ParticipantTrackSubscribed (ben) (microphone)',
  ]);
  await ben.shareScreen({ color: 'red' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (screenshare)');
  await clearLog(page);
  const after = await page.evaluate(async () => {
    const [ben, cleo] = [window.page.person('ben'), window.page.person('cleo')];
    const unsubscribing = ben.unsubscribe();
    const flag = ben.isSubscribed();
    await unsubscribing;
    await Promise.all([cleo.unsubscribe(), ben.unsubscribe()]);
    return { flag, media: ben.getTracks().some((track) => track.hasMedia()) };
  });
  expect(after).toEqual({ flag: false, media: false });
  expect(calm(await logOf(page)).filter((line) => line.startsWith('S'))).toHaveLength(3);
});

it('MANUAL: a participant who leaves while it is being subscribed to rejects with SubscriptionError', async () => {
  const room = 'manual-left';
  const ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' }, { subscriptionMode: SubscriptionMode.Manual });
  const failed = page.evaluate(async () => {
    const ben = window.page.person('ben');
    await new Promise((resolve) => window.page.space.once('ParticipantLeft', resolve));
    return ben.subscribe().catch(({ name }: Error) => name);
  });
  await ben.disconnect();
  expect(await failed).toBe('SubscriptionError');
});

it('Automatic mode, limit 1, two publishers: the unsubscribed one speaks and gets swapped in', async () => {
  const room = 'limit-1';
  const camera = { pattern: { color: 'green' as const }, toneHz: 880, isSpeaking: false };
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben', ...camera });
  await using cleo = await rig.world.addParticipant({ room, identity: 'cleo', ...camera });
  const page = await rig.join({ room, identity: 'anna' }, { automaticParticipantLimit: 1 });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await logged(page, 'S ParticipantTrackSubscribed (ben) (microphone)');
  const state = () =>
    page.evaluate(() =>
      ['ben', 'cleo'].map((name) => {
        const person = window.page.person(name);
        return [person.isSubscribed(), ...person.getTracks().map((track) => track.hasMedia())];
      }),
    );
  expect(await state()).toEqual([
    [true, true, true],
    [false, false, false],
  ]);
  const failure = await page.evaluate(() =>
    window.page
      .person('ben')
      .subscribe()
      .catch(({ name, message }: Error) => `${name}: ${message}`),
  );
  expect(failure).toMatch(/^SubscriptionError: Manual subscriptions are not supported/);
  await clearLog(page);
  cleo.speak();
  await logged(page, 'S ParticipantTrackSubscribed (cleo) (camera)');
  await vi.waitFor(
    async () =>
      expect(await state()).toEqual([
        [false, false, false],
        [true, true, true],
      ]),
    soon,
  );
  const log = await logOf(page);
  expect(log.filter((line) => /TrackUnsubscribed ben/.test(line))).toHaveLength(2);
  expect(log.indexOf('P StartedSpeaking cleo')).toBeGreaterThanOrEqual(0);
});

it('recorders, broadcasters and agents are never shown', async () => {
  const room = 'hidden';
  const page = await rig.join({ room, identity: 'anna' });
  await using _egress = await rig.world.addParticipant({ room, identity: 'EG_abc', toneHz: 440 });
  await using _ours = await rig.world.addParticipant({
    room,
    identity: 'airlock-broadcaster-1',
    toneHz: 440,
  });
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben', toneHz: 880 });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (microphone)');
  expect((await logOf(page)).filter((line) => /EG_|airlock/.test(line))).toEqual([]);
});

it('the broadcast state follows the room metadata, else the recorder', async () => {
  const room = 'broadcast';
  const page = await rig.join({ room, identity: 'anna' });
  const isBroadcasting = () => page.evaluate(() => window.page.space.broadcasting);
  const say = (state: string) =>
    rig.world.rooms.updateRoomMetadata(
      room,
      JSON.stringify({ airlock: { broadcasts: [{ id: 'b', state }] } }),
    );
  const recorder = await rig.world.addParticipant({
    room,
    identity: 'rec',
    grant: { recorder: true, hidden: true },
  });
  await logged(page, 'S BroadcastStateChanged (true)');
  await say('starting');
  await logged(page, 'S BroadcastStateChanged (false)');
  await say('active');
  await vi.waitFor(async () => expect(await isBroadcasting()).toBe(true), soon);
  const late = await rig.prepare({ room, identity: 'late' });
  await late.evaluate(() => window.page.space.join().then(() => undefined));
  expect((await logOf(late)).filter((line) => /Broadcast/.test(line))).toEqual([
    'S BroadcastStateChanged (true)',
  ]);
  await recorder.disconnect();
  await say('idle');
  await vi.waitFor(async () => expect(await isBroadcasting()).toBe(false), soon);
});
