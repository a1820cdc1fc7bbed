// Conformance 3 and 8, and what a join that fails says.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { calm, clearLog, logged, logOf, startRig, type Rig } from '../rig/rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

it('Join with 2 participants present: ParticipantJoined x2 before resolution, no Published events, localParticipant undefined inside', async () => {
  const room = 'two-present';
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben', toneHz: 880 });
  await using _cleo = await rig.world.addParticipant({ room, identity: 'cleo', pattern: { color: 'green' } });
  const page = await rig.prepare({ room, identity: 'anna' });
  const seen = await page.evaluate(async () => {
    const { page } = window;
    const inside: unknown[] = [];
    page.space.on('ParticipantJoined', (participant) =>
      inside.push({
        id: participant.id,
        tracks: participant.getTracks().map(({ source }: { source: string }) => source),
        local: page.space.localParticipant,
        status: participant.status,
      }),
    );
    const joining = page.space.join();
    const isOnePromise = joining === page.space.join();
    const local = await joining;
    const [log, { space }] = [[...page.log], page];
    return {
      inside,
      log,
      isOnePromise,
      isSame: local === space.localParticipant && local === (await space.join()),
      sessionId: space.sessionId,
      local: { id: local.id, connectionId: local.connectionId, role: local.role, name: local.displayName },
    };
  });
  const byId = (a: string, b: string) => a.localeCompare(b);
  expect(seen.log.toSorted(byId)).toEqual(['S ParticipantJoined (ben)', 'S ParticipantJoined (cleo)']);
  expect(seen.inside).toEqual(
    expect.arrayContaining([
      { id: 'ben', tracks: ['microphone'], local: undefined, status: 1 },
      { id: 'cleo', tracks: ['camera'], local: undefined, status: 1 },
    ]),
  );
  expect(seen).toMatchObject({ isOnePromise: true, isSame: true, sessionId: expect.stringMatching(/^RM_/) });
  expect(seen.local).toMatchObject({ id: 'anna', connectionId: expect.stringMatching(/^PA_/), role: 1 });
  await logged(page, 'S ParticipantTrackSubscribed (cleo) (camera)');
  const published = (await logOf(page)).filter((line) => line.includes('Published'));
  expect(published).toEqual([]);
});

it('a participant who comes later brings its tracks along', async () => {
  const room = 'later';
  const page = await rig.join({ room, identity: 'anna' });
  await using ben = await rig.world.addParticipant({
    room,
    identity: 'ben',
    attributes: { 'airlock.participant_id': 'the-ben' },
  });
  await logged(page, 'S ParticipantJoined (the-ben)');
  await ben.publishPattern({ color: 'green' });
  const log = calm(await logged(page, 'S ParticipantTrackSubscribed (the-ben) (camera)'));
  expect(log).toEqual([
    'S ParticipantJoined (the-ben)',
    'P TrackPublished the-ben (camera)',
    'S ParticipantTrackPublished (the-ben) (camera)',
    'P TrackSubscribed the-ben (camera)',
    'S ParticipantTrackSubscribed (the-ben) (camera)',
  ]);
});

it('leave() sequence; ACR after leave; second leave; rejoin', async () => {
  const room = 'leaving';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben', pattern: { color: 'green' } });
  const page = await rig.join({ room, identity: 'anna' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await page.evaluate(async () => {
    const tracks = await window.page.spaces.getUserMedia();
    await window.page.me().publishTracks(tracks);
  });
  await vi.waitFor(() => expect(ben.frameOf('anna')?.color).toBe('magenta'), { timeout: 40_000 });
  await clearLog(page);
  const left = await page.evaluate(async () => {
    const { page } = window;
    const [ben, me] = [page.person('ben'), page.me()];
    const media = me.getTracks().map(({ track }) => track);
    const first = { connectionId: me.connectionId, sessionId: page.space.sessionId };
    page.space.leave();
    page.space.leave();
    const after = {
      log: page.log.splice(0),
      local: page.space.localParticipant,
      listeners: page.space.eventNames().length,
      sessionId: page.space.sessionId === first.sessionId,
      benStatus: ben.status,
      benHasMedia: ben.getVideoTracks()[0]!.hasMedia(),
      mediaStates: media.map(({ readyState }) => readyState),
      score: await page.space.submitAcrScore(5),
    };
    const again = await page.space.join();
    return { ...after, isNew: again !== me && again.connectionId !== first.connectionId };
  });
  expect(left).toMatchObject({
    log: [
      'S ParticipantTrackUnpublished (me) (microphone)',
      'P TrackUnpublished me (microphone)',
      'S ParticipantTrackUnpublished (me) (camera)',
      'P TrackUnpublished me (camera)',
      'S ParticipantLeft (ben)',
    ],
    ...{ local: undefined, listeners: 0, sessionId: true, benStatus: 2, benHasMedia: true, score: undefined },
    mediaStates: ['ended', 'ended'],
    isNew: true,
  });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  expect(calm(await logOf(page))[0]).toBe('S ParticipantJoined (ben)');
});

it('a participant who leaves: Unsubscribed and Unpublished for each track, then ParticipantLeft', async () => {
  const room = 'left';
  const ben = await rig.world.addParticipant({
    room,
    identity: 'ben',
    pattern: { color: 'green' },
    toneHz: 880,
  });
  const page = await rig.join({ room, identity: 'anna' });
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
  await logged(page, 'S ParticipantTrackSubscribed (ben) (microphone)');
  await clearLog(page);
  await ben.disconnect();
  expect(calm(await logged(page, /ParticipantLeft/))).toEqual([
    'P TrackUnsubscribed ben (microphone)',
    'S ParticipantTrackUnsubscribed (ben) (microphone)',
    'P TrackUnpublished ben (microphone)',
    'S ParticipantTrackUnpublished (ben) (microphone)',
    'P TrackUnsubscribed ben (camera)',
    'S ParticipantTrackUnsubscribed (ben) (camera)',
    'P TrackUnpublished ben (camera)',
    'S ParticipantTrackUnpublished (ben) (camera)',
    'S ParticipantLeft (ben)',
  ]);
});

/** The class and message that `join()` rejects with, and how long it took. */
async function failure(jwt: string, url: string, action?: 'leave') {
  const page = await rig.open();
  return page.evaluate(
    async ([jwt, url, action]) => {
      const beganAtMs = performance.now();
      const space = window.page.create(jwt, url);
      const joining = space.join();
      if (action) space.leave();
      const error: unknown = await joining.catch((caught: unknown) => caught);
      const { name, message } = error as Error;
      return { name, message, tookMs: performance.now() - beganAtMs };
    },
    [jwt, url, action] as const,
  );
}

it('a refused token rejects join() with JWTError', async () => {
  const token = await rig.world.token({ room: 'r', identity: 'i', ttlSeconds: 3600 });
  const forged = `${token.slice(0, -6)}AAAAAA`;
  const { name, message } = await failure(forged, rig.world.livekit.url);
  expect(name).toBe('JWTError');
  expect(message).toContain('Ask your server for a new one');
  expect(message).not.toContain(forged.slice(0, 20));
});

it('an unreachable server rejects join() with ConnectionError', async () => {
  const token = await rig.world.token({ room: 'r', identity: 'i' });
  expect(await failure(token, 'ws://127.0.0.1:1')).toMatchObject({ name: 'ConnectionError' });
  expect(await failure(token, 'not a url')).toMatchObject({ name: 'ConnectionError' });
});

it('leave() while joining rejects the join with ConnectionError', async () => {
  const token = await rig.world.token({ room: 'r', identity: 'i' });
  expect(await failure(token, rig.world.livekit.url, 'leave')).toMatchObject({ name: 'ConnectionError' });
});

it('leave() inside ParticipantJoined: nobody else joins, and the join rejects', async () => {
  const room = 'leave-inside';
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben' });
  await using _cleo = await rig.world.addParticipant({ room, identity: 'cleo' });
  const page = await rig.prepare({ room, identity: 'anna' });
  const name = await page.evaluate(async () => {
    window.page.space.once('ParticipantJoined', () => window.page.space.leave());
    return window.page.space.join().catch(({ name }: Error) => name);
  });
  expect(name).toBe('ConnectionError');
  const log = await logOf(page);
  expect(log.map((line) => line.split(' (')[0])).toEqual(['S ParticipantJoined', 'S ParticipantLeft']);
});

it('leave() inside BroadcastStateChanged: the Space stays left, and the join rejects', async () => {
  const room = 'leave-when-live';
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const broadcasts = [{ id: 'b', state: 'active' }];
  await rig.world.rooms.updateRoomMetadata(room, JSON.stringify({ airlock: { broadcasts } }));
  const page = await rig.prepare({ room, identity: 'anna' });
  const seen = await page.evaluate(async () => {
    const { space } = window.page;
    space.once('BroadcastStateChanged', () => space.leave());
    const name = await space.join().catch(({ name }: Error) => name);
    return { name, hasSelf: space.localParticipant !== undefined };
  });
  expect(seen).toEqual({ name: 'ConnectionError', hasSelf: false });
});

it('join, leave and join again at once, as React’s strict mode does', async () => {
  const room = 'strict';
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben', toneHz: 880 });
  const page = await rig.prepare({ room, identity: 'anna' });
  const names = await page.evaluate(async () => {
    const first = window.page.space.join().catch(({ name }: Error) => name);
    window.page.space.leave();
    const second = await window.page.space.join();
    return [await first, second.id];
  });
  expect(names).toEqual(['ConnectionError', 'anna']);
  await logged(page, 'S ParticipantTrackSubscribed (ben) (microphone)');
  expect((await logOf(page)).filter((line) => /Joined|Left|Failed/.test(line))).toEqual([
    'S ParticipantJoined (ben)',
  ]);
  const people = await rig.world.rooms.listParticipants(room);
  expect(people.map(({ identity }) => identity).toSorted()).toEqual(['anna', 'ben']);
});

it('a cancelled "Leave site?" keeps the call, a page that is left leaves it at once', async () => {
  const room = 'leave-site';
  await using ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.join({ room, identity: 'anna' });
  await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
  await page.click('video');
  const asked = new Promise<void>((resolve) => {
    page.once('dialog', (dialog) => void dialog.dismiss().then(resolve));
  });
  await page.close({ runBeforeUnload: true });
  await asked;
  // An answer from the server: the connection stands.
  expect(await page.evaluate(() => window.page.me().publishCustomEvent('still here'))).toBeTruthy();
  expect((await logOf(page)).filter((line) => line.includes('Reconnect'))).toEqual([]);
  expect(await identities(room)).toEqual(['anna', 'ben']);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goto('about:blank');
  // LiveKit itself would wait for 20 s or so.
  await vi.waitFor(async () => expect(await identities(room)).toEqual(['ben']), { timeout: 5000 });
  void ben;
});

it('a room that is full says so', async () => {
  const room = 'full';
  await rig.world.rooms.createRoom({ name: room, maxParticipants: 1 });
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben' });
  const page = await rig.prepare({ room, identity: 'anna' });
  const said = await page.evaluate(() =>
    window.page.space.join().then(
      () => 'joined',
      ({ name, message }: Error) => `${name}: ${message}`,
    ),
  );
  expect(said).toMatch(/^ConnectionError: The Space may be full/);
});

it('a browser of early 2022 joins, publishes, sends and leaves: what came later is not asked for', async () => {
  const room = 'of-2022';
  const page = await rig.prepare({ room, identity: 'anna' }, {}, () => {
    const newer: [object, string[]][] = [
      [URL, ['canParse', 'parse']],
      [AbortSignal, ['any', 'timeout']],
      [AbortSignal.prototype, ['throwIfAborted']],
      [Crypto.prototype, ['randomUUID']],
      [String.prototype, ['replaceAll', 'isWellFormed', 'toWellFormed']],
      [Array.prototype, ['findLast', 'toSorted', 'toReversed', 'toSpliced', 'with']],
      [Array, ['fromAsync']],
      [Object, ['groupBy']],
      [Map, ['groupBy']],
      [Set.prototype, ['union', 'difference', 'intersection']],
      [Promise, ['withResolvers', 'try']],
      [window, ['structuredClone', 'reportError', 'Iterator']],
    ];
    for (const [owner, names] of newer)
      for (const name of names) delete (owner as Record<string, unknown>)[name];
  });
  const names = await page.evaluate(async () => {
    const { page } = window;
    const me = await page.space.join();
    await me.publishTracks(await page.spaces.getUserMedia());
    await me.publishCustomEvent('hello');
    const names = me.getTracks().map(({ source, tid }) => `${source} ${tid.length}`);
    page.space.leave();
    return names;
  });
  expect(names).toEqual(['microphone 36', 'camera 36']);
  expect(await page.evaluate(() => window.page.errors)).toEqual([]);
});

async function identities(room: string): Promise<string[]> {
  return (await rig.world.rooms.listParticipants(room)).map(({ identity }) => identity).sort();
}
