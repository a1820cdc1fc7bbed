import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';
import { testGateway, type TestGateway } from '../../test/gateway.js';
import { newId } from '../database/identifiers.js';
import { spaces } from '../database/schema.js';
import type { Database } from '../database/database.js';
import { eq } from 'drizzle-orm';

async function withSpace(database: Database, options: Parameters<typeof testGateway>[1] = {}) {
  const test = await testGateway(database, options);
  const { ask } = test;
  const stream = (await ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  const space = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
  const path = `/video/v1/spaces/${space.id}/broadcasts`;
  return { ...test, stream, space, path };
}

/** As if people had joined: what the reconciler stores. */
async function setActive(database: Database, id: string): Promise<void> {
  await database.queries.update(spaces).set({ status: 'active', participants: 1 }).where(eq(spaces.id, id));
}

const make = async ({ ask, path, stream }: TestGateway & { path: string; stream: { id: string } }) =>
  (await ask('POST', path, { body: { live_stream_id: stream.id } })).body.data;

onBothDatabases('broadcasts', (database) => {
  it('are made idle, with the defaults that mux-python needs', async () => {
    const { ask, path, stream, space } = await withSpace(database());
    const made = await ask('POST', path, { body: { live_stream_id: stream.id } });
    const expected = {
      id: expect.stringMatching(/^[A-Za-z0-9]{43}$/),
      live_stream_id: stream.id,
      status: 'idle',
      layout: 'gallery',
      resolution: '1920x1080',
      airlock: {
        state: 'idle',
        since: expect.any(String),
        destinations: [{ id: 'live_stream', state: 'idle', retries: 0 }],
      },
    };
    expect(made.status).toBe(201);
    expect(made.body.data).toEqual(expected);
    expect((await ask('GET', `${path}/${made.body.data.id}`)).body).toEqual(made.body);
    expect((await ask('GET', `/video/v1/spaces/${space.id}`)).body.data.broadcasts).toEqual([made.body.data]);
  });

  it('can be made with their space', async () => {
    const { ask, stream } = await withSpace(database());
    const broadcast = {
      live_stream_id: stream.id,
      layout: 'crop',
      resolution: '720x720',
      background: 'https://a/b',
    };
    const { body } = await ask('POST', '/video/v1/spaces', { body: { broadcasts: [broadcast] } });
    const made = { ...broadcast, id: expect.any(String), status: 'idle', airlock: expect.any(Object) };
    expect(body.data.broadcasts).toEqual([made]);
  });

  it('are one to a space; a deleted one makes room and leaves the list out', async () => {
    const test = await withSpace(database());
    const { ask, path, stream, space } = test;
    const { id } = await make(test);
    const second = await ask('POST', path, { body: { live_stream_id: stream.id } });
    expect(second).toMatchObject({ status: 400, body: { error: { type: 'invalid_parameters' } } });
    expect((await ask('DELETE', `${path}/${id}`)).status).toBe(204);
    expect((await ask('GET', `${path}/${id}`)).status).toBe(404);
    expect((await ask('GET', `/video/v1/spaces/${space.id}`)).body.data).not.toHaveProperty('broadcasts');
    expect((await ask('POST', path, { body: { live_stream_id: stream.id } })).status).toBe(201);
  });

  it('go with their space', async () => {
    const test = await withSpace(database());
    const { id } = await make(test);
    expect((await test.ask('DELETE', `/video/v1/spaces/${test.space.id}`)).status).toBe(204);
    expect((await test.ask('GET', `${test.path}/${id}`)).status).toBe(404);
  });

  it('refuse a live stream of another environment, and unknown words', async () => {
    const { ask, path, stream } = await withSpace(database());
    const other = await withSpace(database());
    for (const body of [
      {},
      { live_stream_id: other.stream.id },
      { live_stream_id: 'a\0' },
      { live_stream_id: 5 },
      { live_stream_id: newId(), layout: 'mosaic' },
      { live_stream_id: newId(), resolution: '640x480' },
      { live_stream_id: stream.id, airlock: { destinations: [{ url: 'http://a.example/live/key' }] } },
      { live_stream_id: stream.id, airlock: { destinations: [{ url: '/etc/passwd' }] } },
      { live_stream_id: stream.id, airlock: { destinations: Array(5).fill({ url: 'rtmp://a/b/c' }) } },
    ]) {
      expect(await ask('POST', path, { body })).toMatchObject({ status: 400 });
    }
  });

  describe('start', () => {
    const ingestUrl = 'rtmp://127.0.0.1:1935/live/';

    it('needs an active space: 412, never 409', async () => {
      const test = await withSpace(database());
      const { id } = await make(test);
      expect(await test.ask('POST', `${test.path}/${id}/start`)).toMatchObject({
        status: 412,
        body: {
          error: {
            type: 'failed_request',
            messages: [expect.stringMatching(/^Space is not active/)],
            airlock: { reason: 'room_empty' },
          },
        },
      });
    });

    it('without a broadcaster names the next step', async () => {
      const test = await withSpace(database(), { ingestUrl });
      const { id } = await make(test);
      await setActive(database(), test.space.id);
      expect(await test.ask('POST', `${test.path}/${id}/start`)).toMatchObject({
        status: 412,
        body: {
          error: { type: 'failed_request', messages: [expect.stringContaining('build({ broadcaster })')] },
        },
      });
    });

    it('hands over the job and follows what the broadcaster says', async () => {
      const broadcaster = new ScriptedBroadcaster();
      const test = await withSpace(database(), { broadcaster, ingestUrl });
      await using _gateway = test.gateway;
      test.gateway.start();
      const { id } = await make(test);
      await setActive(database(), test.space.id);
      const status = async () => (await test.ask('GET', `${test.path}/${id}`)).body.data.status;

      const headers = { 'content-type': 'application/json' };
      const started = await test.ask('POST', `${test.path}/${id}/start`, { rawBody: '', headers });
      expect(started).toMatchObject({ status: 200, body: { data: {} } });
      expect(broadcaster.jobs).toMatchObject([
        {
          broadcastId: id,
          room: test.space.id,
          layout: 'gallery',
          destinations: [
            { id: 'live_stream', url: `${ingestUrl}${test.stream.stream_key}`, isPublicOnly: false },
          ],
        },
      ]);
      expect(await status()).toBe('idle');
      expect((await test.ask('DELETE', `${test.path}/${id}`)).status).toBe(412);
      expect((await test.ask('DELETE', `/video/v1/live-streams/${test.stream.id}`)).status).toBe(412);

      broadcaster.say(id, { state: 'active' });
      await expect.poll(status).toBe('active');
      expect((await test.ask('GET', `/video/v1/live-streams/${test.stream.id}`)).body.data.status).toBe(
        'active',
      );
      expect((await test.ask('POST', `${test.path}/${id}/start`)).status).toBe(200);
      expect(broadcaster.jobs).toHaveLength(1);

      expect((await test.ask('POST', `${test.path}/${id}/stop`, { body: {} })).status).toBe(200);
      expect(broadcaster.stopped).toEqual([id]);
      expect(await status()).toBe('idle');
      expect((await test.ask('DELETE', `${test.path}/${id}`)).status).toBe(204);
    });

    it('tells why the broadcaster refused, and is idle again', async () => {
      const broadcaster = new ScriptedBroadcaster();
      broadcaster.refusal = new Error('needs 1.5 cores, 0.4 are free');
      const test = await withSpace(database(), { broadcaster, ingestUrl });
      const { id } = await make(test);
      await setActive(database(), test.space.id);
      expect(await test.ask('POST', `${test.path}/${id}/start`)).toMatchObject({
        status: 412,
        body: { error: { messages: ['needs 1.5 cores, 0.4 are free'] } },
      });
      expect((await test.ask('DELETE', `${test.path}/${id}`)).status).toBe(204);
    });

    it('refuses without an RTMP server, and for a disabled live stream', async () => {
      const broadcaster = new ScriptedBroadcaster();
      const test = await withSpace(database(), { broadcaster });
      const { id } = await make(test);
      await setActive(database(), test.space.id);
      const start = () => test.ask('POST', `${test.path}/${id}/start`);
      expect((await start()).body.error.messages[0]).toContain('AIRLOCK_INGEST_URL');
      await test.ask('PUT', `/video/v1/live-streams/${test.stream.id}/disable`);
      expect((await start()).body.error.messages[0]).toContain('disabled');
      expect(broadcaster.jobs).toEqual([]);
    });
  });
});
