import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';
import { BroadcastRefused } from '@airlock-rtc/contract';
import { newId } from '../database/identifiers.js';
import { spaces } from '../database/schema.js';

const path = '/airlock/v1/dev/broadcast';

onBothDatabases('dev/broadcast', (database) => {
  /** A gateway, and a space in which somebody is: what the reconciler stores. */
  async function setStage() {
    const broadcaster = new ScriptedBroadcaster();
    const { ask, gateway } = await testGateway(database(), {
      isDevelopment: true,
      broadcaster,
      ingestUrl: 'rtmp://127.0.0.1:9/live',
      ingestPlaybackUrl: 'http://127.0.0.1:9/live',
    });
    const space = newId();
    const { body } = await ask('POST', '/airlock/v1/dev/join', { body: { space, name: 'Ada' } });
    const present = { status: 'active' as const, participants: 1 };
    await database().queries.update(spaces).set(present).where(eq(spaces.id, body.spaceId));
    return {
      broadcaster,
      gateway,
      start: (format = {}) => ask('POST', `${path}/start`, { body: { space, ...format } }),
      stop: () => ask('POST', `${path}/stop`, { body: { space } }),
      watch: async (playbackId: string) => (await ask('GET', `/airlock/v1/dev/playback/${playbackId}`)).body,
      state: async () => (await ask('GET', `${path}?space=${space}`)).body,
    };
  }

  it('is not there unless asked for', async () => {
    const { ask } = await testGateway(database());
    expect((await ask('GET', `${path}?space=a`)).status).toBe(404);
    expect((await ask('POST', `${path}/start`, { body: { space: 'a' } })).status).toBe(404);
  });

  it('puts a space on the air in the wanted format, says where it stands, and takes it off', async () => {
    const stage = await setStage();
    await using gateway = stage.gateway;
    gateway.start();
    expect(await stage.state()).toEqual({ state: 'idle' });
    expect(await stage.stop()).toMatchObject({ status: 200, body: { state: 'idle' } });
    const format = { layout: 'crop', resolution: '720x720', background: 'https://pictures.example/a.png' };
    const started = await stage.start(format);
    const expected = { ...format, state: 'starting', playbackId: expect.any(String) };
    expect(started).toMatchObject({ status: 200, body: expected });
    const [job] = stage.broadcaster.jobs;
    expect(job).toMatchObject(format);
    stage.broadcaster.say(job!.broadcastId, { state: 'active', figures: { delayMs: 210 } });
    await expect.poll(stage.state).toMatchObject({ state: 'active', delayMs: 210 });
    stage.broadcaster.say(job!.broadcastId, { state: 'retrying', cause: 'The server hung up.' });
    await expect.poll(stage.state).toMatchObject({ state: 'retrying', cause: 'The server hung up.' });
    expect(await stage.stop()).toMatchObject({ status: 200, body: { state: 'idle' } });
    expect(stage.broadcaster.stopped).toEqual([job!.broadcastId]);
  });

  it('tells whoever watches the title and the delay of this broadcast, not of the one before', async () => {
    const stage = await setStage();
    await using gateway = stage.gateway;
    gateway.start();
    const { playbackId } = (await stage.start({ title: '朝会 🎙️' })).body;
    const [job] = stage.broadcaster.jobs;
    stage.broadcaster.say(job!.broadcastId, { state: 'active', figures: { delayMs: 210 } });
    await expect
      .poll(() => stage.watch(playbackId))
      .toEqual({ isOnAir: false, title: '朝会 🎙️', delayMs: 210 });
    await stage.stop();
    await stage.start();
    expect(await stage.watch(playbackId)).toEqual({ isOnAir: false });
  });

  it('begins anew in another format, at the same place to watch', async () => {
    const stage = await setStage();
    const { playbackId } = (await stage.start()).body;
    expect(await stage.start()).toMatchObject({
      status: 412,
      body: { error: { type: 'failed_request', messages: [expect.stringMatching(/on the air already/)] } },
    });
    await stage.stop();
    const again = await stage.start({ layout: 'active-speaker' });
    expect(again.body).toMatchObject({ playbackId, layout: 'active-speaker' });
    const [first, second] = stage.broadcaster.jobs;
    expect(second!.destinations).toEqual(first!.destinations);
  });

  it('says why it does not go on the air, and leaves nothing in the way', async () => {
    const stage = await setStage();
    const words = 'This machine has no room for another broadcast: stop one, or take a smaller size.';
    stage.broadcaster.refusal = new BroadcastRefused('no_capacity', words);
    expect(await stage.start()).toMatchObject({ status: 412, body: { error: { messages: [words] } } });
    expect(await stage.state()).toMatchObject({ state: 'idle', cause: words });
    stage.broadcaster.refusal = undefined;
    expect((await stage.start()).status).toBe(200);
  });

  it('looks who is there when it has heard of nobody yet', async () => {
    const { ask } = await testGateway(database(), { isDevelopment: true });
    const space = newId();
    await ask('POST', '/airlock/v1/dev/join', { body: { space, name: 'Ada' } });
    // All that it lacks here is LiveKit.
    expect(await ask('POST', `${path}/start`, { body: { space } })).toMatchObject({
      status: 503,
      body: { error: { type: 'livekit_unreachable' } },
    });
  });

  it('knows only spaces that somebody has joined', async () => {
    const { ask } = await testGateway(database(), { isDevelopment: true });
    const space = newId();
    expect((await ask('GET', `${path}?space=${space}`)).status).toBe(404);
    expect((await ask('POST', `${path}/start`, { body: { space } })).status).toBe(404);
    expect((await ask('POST', `${path}/stop`, { body: { space } })).status).toBe(404);
  });

  it.each([
    {},
    { space: '' },
    { space: 'a\0' },
    { space: 'x'.repeat(101) },
    { space: 1 },
    { space: 'a', layout: 'mosaic' },
    { space: 'a', resolution: '640x480' },
    { space: 'a', background: ['https://a/b'] },
    { space: 'a', background: 'x'.repeat(2049) },
    { space: 'a', background: 'a\0' },
    { space: 'a', title: 'x'.repeat(101) },
  ])('refuses %j', async (body) => {
    const { ask } = await testGateway(database(), { isDevelopment: true });
    expect((await ask('POST', `${path}/start`, { body })).status).toBe(400);
  });

  it.each(['', '?space=', '?space=%00', `?space=${'x'.repeat(101)}`])(
    'refuses the question %j',
    async (query) => {
      const { ask } = await testGateway(database(), { isDevelopment: true });
      expect((await ask('GET', path + query)).status).toBe(400);
    },
  );
});
