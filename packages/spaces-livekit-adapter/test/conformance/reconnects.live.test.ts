// Conformance 12 and 13: our own reconnects, and those of others.
import type { LocalTrack } from '../../src/index.js';
import type { TestPage } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { calm, clearLog, logged, logOf, startRig, type Rig } from '../rig/rig.js';

const soon = { timeout: 40_000, interval: 50 };

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

type Scenario = 'full-reconnect' | 'signal-reconnect';
const simulate = (page: TestPage, scenario: Scenario) =>
  page.evaluate((scenario) => window.page.rooms.at(-1)!.simulateScenario(scenario), scenario);

it('Own full reconnect: no spurious ParticipantLeft, no local Published/Unpublished, order of section 9', async () => {
  const room = 'own-full';
  await using ben = await rig.world.addParticipant({
    room,
    identity: 'ben',
    pattern: { color: 'green' },
    toneHz: 880,
  });
  const page = await rig.join({ room, identity: 'anna' });
  await page.evaluate(async () => {
    await window.page.me().publishTracks(await window.page.spaces.getUserMedia());
    (window.page.track('microphone') as LocalTrack).mute();
  });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await logged(page, 'S ParticipantTrackSubscribed (ben) (microphone)');
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), soon);
  await clearLog(page);
  const before = await page.evaluate(() => ({ id: window.page.me().connectionId }));
  await page.evaluate(() => Object.assign(window, { me: window.page.me(), ben: window.page.person('ben') }));
  await simulate(page, 'full-reconnect');
  await logged(page, 'S LocalParticipantReconnected (me)', 40_000);
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)', 40_000);
  const log = calm(await logged(page, 'S ParticipantTrackSubscribed (ben) (microphone)', 40_000));
  expect(log.slice(0, 6)).toEqual([
    'S LocalParticipantReconnecting',
    'P TrackUnsubscribed ben (microphone)',
    'S ParticipantTrackUnsubscribed (ben) (microphone)',
    'P TrackUnsubscribed ben (camera)',
    'S ParticipantTrackUnsubscribed (ben) (camera)',
    'S LocalParticipantReconnected (me)',
  ]);
  expect(log.slice(6).toSorted()).toEqual([
    'P TrackSubscribed ben (camera)',
    'P TrackSubscribed ben (microphone)',
    'S ParticipantTrackSubscribed (ben) (camera)',
    'S ParticipantTrackSubscribed (ben) (microphone)',
  ]);
  const after = await page.evaluate(() => {
    const { me, ben } = window as unknown as { me: unknown; ben: unknown };
    return {
      isSame: me === window.page.me() && ben === window.page.person('ben'),
      id: window.page.me().connectionId,
      sessionId: window.page.space.sessionId,
      microphone: window.page.track('microphone')!.isMuted(),
    };
  });
  expect(after).toMatchObject({ isSame: true, microphone: true, sessionId: expect.stringMatching(/^RM_/) });
  expect(after.id).not.toBe(before.id);
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), soon);
  const microphone = [...ben.room.remoteParticipants.get('anna')!.trackPublications.values()];
  expect(microphone.map(({ muted }) => muted).toSorted()).toEqual([false, true]);
});

it('what changed during our own full reconnect is told, and nothing else', async () => {
  const room = 'own-full-changes';
  const ben = await rig.world.addParticipant({ room, identity: 'ben', pattern: { color: 'green' } });
  await using cleo = await rig.world.addParticipant({ room, identity: 'cleo', pattern: { color: 'green' } });
  const page = await rig.join({ room, identity: 'anna' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await logged(page, 'S ParticipantTrackSubscribed (cleo) (camera)');
  await clearLog(page);
  const reconnecting = logged(page, 'S LocalParticipantReconnecting');
  await page.evaluate(() => {
    // Holds the new connection back until the others have changed.
    const { engine } = window.page.rooms.at(-1)! as unknown as { engine: { client: { join: unknown } } };
    const join = (engine.client.join as (...args: unknown[]) => unknown).bind(engine.client);
    const held = new Promise<void>((resolve) => Object.assign(window, { release: resolve }));
    engine.client.join = async (...args: unknown[]) => {
      await held;
      return join(...args);
    };
  });
  await simulate(page, 'full-reconnect');
  await reconnecting;
  await ben.disconnect();
  cleo.mute('camera');
  await using _dora = await rig.world.addParticipant({ room, identity: 'dora' });
  await vi.waitFor(async () => {
    const people = await rig.world.rooms.listParticipants(room);
    expect(people.map(({ identity }) => identity)).not.toContain('ben');
    expect(people.find(({ identity }) => identity === 'cleo')?.tracks[0]?.muted).toBe(true);
  }, soon);
  await page.evaluate(() => (window as unknown as { release(): void }).release());
  await logged(page, 'S LocalParticipantReconnected (me)', 40_000);
  const log = calm(await logged(page, 'S ParticipantTrackSubscribed (cleo) (camera)', 40_000));
  const structure = log.filter((line) => !/subscribed/i.test(line));
  expect(structure).toEqual([
    'S LocalParticipantReconnecting',
    'S ParticipantJoined (dora)',
    'S ParticipantTrackMuted (cleo) (camera)',
    'P TrackMuted cleo (camera)',
    'T Muted camera',
    'P TrackUnpublished ben (camera)',
    'S ParticipantTrackUnpublished (ben) (camera)',
    'S ParticipantLeft (ben)',
    'S LocalParticipantReconnected (me)',
  ]);
});

it('a resume emits nothing', async () => {
  const room = 'resume';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben', pattern: { color: 'green' } });
  const page = await rig.join({ room, identity: 'anna' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await clearLog(page);
  await page.evaluate(() => {
    const room = window.page.rooms.at(-1)!;
    const resumed = new Promise<void>((resolve) => room.once('reconnected', () => resolve()));
    Object.assign(window, { resumed });
  });
  await simulate(page, 'signal-reconnect');
  await page.evaluate(() => (window as unknown as { resumed: Promise<void> }).resumed);
  ben.mute('camera');
  expect(calm(await logged(page, 'T Muted camera'))).toEqual([
    'S ParticipantTrackMuted (ben) (camera)',
    'P TrackMuted ben (camera)',
    'T Muted camera',
  ]);
});

it('Remote full reconnect and same-identity rejoin: connectionId change is noticed', async () => {
  const room = 'remote-full';
  const page = await rig.join({ room, identity: 'anna' });
  const ben = await rig.join({ room, identity: 'ben' });
  await ben.evaluate(async () => {
    await window.page.me().publishTracks(await window.page.spaces.getUserMedia({ audio: false }));
  });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  const connectionId = () => page.evaluate(() => window.page.person('ben').connectionId);
  const first = await connectionId();
  await clearLog(page);
  await simulate(ben, 'full-reconnect');
  const log = calm(await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)', 40_000));
  expect(log.filter((line) => /Joined|Left/.test(line))).toEqual([
    'S ParticipantLeft (ben)',
    'S ParticipantJoined (ben)',
  ]);
  expect(await page.evaluate(() => window.page.person('ben').status)).toBe(3);
  const second = await connectionId();
  expect(second).not.toBe(first);
  await clearLog(page);
  const rejoined = await rig.join({ room, identity: 'ben' });
  await logged(page, 'S ParticipantJoined (ben)');
  expect(calm(await logOf(page)).filter((line) => /Joined|Left/.test(line))).toEqual([
    'S ParticipantLeft (ben)',
    'S ParticipantJoined (ben)',
  ]);
  expect(await connectionId()).toBe(await rejoined.evaluate(() => window.page.me().connectionId));
  expect(calm(await logged(ben, 'S LocalParticipantReconnectFailed (DisconnectedError)'))).not.toContain(
    'S LocalParticipantReconnecting (me)',
  );
});

it('removed by the server: LocalParticipantReconnectFailed once, nobody left; a later join works', async () => {
  const room = 'removed';
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben', pattern: { color: 'green' } });
  const page = await rig.join({ room, identity: 'anna' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await page.evaluate(async () => {
    await window.page.me().publishTracks(await window.page.spaces.getUserMedia({ audio: false }));
  });
  await clearLog(page);
  await rig.world.rooms.removeParticipant(room, 'anna');
  await logged(page, 'S LocalParticipantReconnectFailed (DisconnectedError)');
  expect(calm(await logOf(page))).toEqual([
    'P TrackUnsubscribed ben (camera)',
    'S ParticipantTrackUnsubscribed (ben) (camera)',
    'S LocalParticipantReconnectFailed (DisconnectedError)',
  ]);
  await clearLog(page);
  await page.evaluate(async () => {
    const [camera] = window.page.me().getTracks();
    await window.page.space.join();
    await window.page.me().publishTracks([camera!]);
  });
  const log = calm(await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)'));
  expect(log.slice(0, 2)).toEqual(['S ParticipantLeft (ben)', 'S ParticipantJoined (ben)']);
});

it('leave() while the signalling is down: nothing is sent any more, and the server is told when it is back', async () => {
  const room = 'left-unheard';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' });
  await page.evaluate(async () => window.page.me().publishTracks(await window.page.spaces.getUserMedia()));
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), soon);
  const captured = await page.evaluate(() => {
    const media = window.page
      .me()
      .getTracks()
      .map(({ track }) => track);
    void window.page.rooms.at(-1)!.simulateScenario('signal-reconnect');
    window.page.space.leave();
    return media.map(({ readyState }) => readyState);
  });
  expect(captured).toEqual(['ended', 'ended']);
  // livekit-server 1.13 waits 20 s for somebody whose connection is lost.
  await vi.waitFor(() => expect(ben.room.remoteParticipants.has('anna')).toBe(false), { timeout: 10_000 });
  await vi.waitFor(async () =>
    expect(await page.evaluate(() => window.page.rooms.at(-1)!.state)).toBe('disconnected'),
  );
});
