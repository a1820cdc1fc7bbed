import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway } from '../../test/gateway.js';
import { startMuxStandIn, type MuxStandIn } from '../../test/mux-stand-in.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';
import type { Database } from '../database/database.js';
import type { GatewayOptions } from '../assembly/build.js';
import { broadcasts, liveStreamCompletions, liveStreams, spaces } from '../database/schema.js';
import { claimCompletions, queueCompletion } from './completion-queue.js';

const SOON = { timeout: 20_000, interval: 20 };
const HOUR_MS = 60 * 60 * 1000;

/** A gateway with a broadcast to a live stream at Mux, and a clock that moves only when a test puts it forward. */
async function ground(database: Database, mux: MuxStandIn, given: Partial<GatewayOptions> = {}) {
  const broadcaster = new ScriptedBroadcaster();
  let time = Date.now();
  const options = {
    mux: { ...mux.credentials, timeoutMs: 500 },
    broadcaster,
    deliveryIntervalMs: 20,
    reconcileIntervalMs: HOUR_MS,
    now: () => new Date(time),
  };
  const test = await testGateway(database, { ...options, ...given });
  const stream = mux.add();
  const body = { broadcasts: [{ live_stream_id: stream.id }] };
  const space = (await test.ask('POST', '/video/v1/spaces', { body })).body.data;
  await database.queries
    .update(spaces)
    .set({ status: 'active', participants: 1 })
    .where(eq(spaces.id, space.id));
  const { id } = space.broadcasts[0];
  const path = `/video/v1/spaces/${space.id}/broadcasts/${id}`;
  return {
    ...test,
    broadcaster,
    stream,
    id,
    /** Another gateway on the same database: the one that is started again. */
    another: () => testGateway(database, options),
    now: options.now,
    putForward: (ms: number) => void (time += ms),
    start: () => test.ask('POST', `${path}/start`),
    stop: () => test.ask('POST', `${path}/stop`),
    state: async () => {
      const rows = await database.queries.select().from(broadcasts).where(eq(broadcasts.id, id));
      return rows[0]!.state;
    },
    status: async () => (await test.ask('GET', path)).body.data.status as string,
    async goLive() {
      expect((await test.ask('POST', `${path}/start`)).status).toBe(200);
      broadcaster.say(id, { state: 'active' });
      await vi.waitFor(async () => expect(await this.status()).toBe('active'), SOON);
    },
    queued: () =>
      database.queries
        .select()
        .from(liveStreamCompletions)
        .where(eq(liveStreamCompletions.liveStreamId, stream.id)),
    completed: () => mux.asked.filter((line) => line === `PUT /${stream.id}/complete`).length,
  };
}

type Ground = Awaited<ReturnType<typeof ground>>;

async function expectCompleted({ completed, queued }: Ground, times = 1): Promise<void> {
  await vi.waitFor(async () => expect([completed(), await queued()]).toEqual([times, []]), SOON);
}

onBothDatabases('a broadcast to a live stream at Mux', (database) => {
  it('needs one that Mux knows', async () => {
    await using mux = await startMuxStandIn();
    const { ask } = await testGateway(database(), { mux: mux.credentials });
    const { id } = mux.add();
    const space = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
    const path = `/video/v1/spaces/${space.id}/broadcasts`;
    const create = (live_stream_id: string) => ask('POST', path, { body: { live_stream_id } });
    expect(await create(`${id}x`)).toMatchObject({
      status: 400,
      body: { error: { type: 'invalid_parameters', messages: [expect.stringMatching(/^live_stream_id/)] } },
    });
    mux.fault = () => ({ status: 500 });
    expect((await create(id)).status).toBe(503);
    mux.fault = () => undefined;
    expect((await create(id)).status).toBe(201);
  });

  it('is sent to Mux with a key that is asked for at each start and never stored', async () => {
    await using mux = await startMuxStandIn();
    const test = await ground(database(), mux);
    await using gateway = test.gateway;
    gateway.start();
    mux.fault = () => ({ status: 401 });
    expect(await test.start()).toMatchObject({ status: 502, body: { error: { type: 'mux_refused' } } });
    mux.fault = () => undefined;
    test.stream.status = 'disabled';
    expect((await test.start()).body.error.messages[0]).toContain('disabled');
    test.stream.status = 'idle';

    const urls = [];
    for (const [index, key] of ['first-key', 'second-key'].entries()) {
      test.stream.stream_key = key;
      await test.goLive();
      urls.push(test.broadcaster.jobs.at(-1)!.destinations.map(({ url }) => url));
      await test.stop();
      await expectCompleted(test, index + 1);
    }
    const ingest = 'rtmps://global-live.mux.com:443/app';
    expect(urls).toEqual([[`${ingest}/first-key`], [`${ingest}/second-key`]]);

    const tables = [broadcasts, liveStreams, liveStreamCompletions];
    const rows = await Promise.all(tables.map((table) => database().queries.select().from(table)));
    expect(JSON.stringify(rows)).not.toMatch(/first-key|second-key/);

    mux.streams.delete(test.stream.id);
    expect(await test.start()).toMatchObject({ status: 412, body: { error: { type: 'failed_request' } } });
  });

  it('that ends by itself completes it too; one that never got on the air does not', async () => {
    await using mux = await startMuxStandIn();
    const test = await ground(database(), mux);
    await using gateway = test.gateway;
    gateway.start();
    await test.start();
    test.broadcaster.say(test.id, { state: 'idle', cause: 'the key is in use' });
    await vi.waitFor(async () => expect(await test.state()).toBe('idle'), SOON);
    expect([await test.queued(), test.completed()]).toEqual([[], 0]);
    await test.goLive();
    test.broadcaster.say(test.id, { state: 'idle', cause: 'RTMP server gone' });
    await expectCompleted(test);
  });

  it('is stopped without waiting for a Mux that is silent, and completed when it answers again', async () => {
    await using mux = await startMuxStandIn();
    const test = await ground(database(), mux);
    await using gateway = test.gateway;
    gateway.start();
    await test.goLive();
    mux.fault = (line) => (line.endsWith('/complete') ? 'silence' : undefined);
    expect((await test.stop()).status).toBe(200);
    expect(await test.status()).toBe('idle');
    expect(await test.queued()).toHaveLength(1);
    await vi.waitFor(async () => expect(await test.queued()).toMatchObject([{ attempts: 1 }]), SOON);
    mux.fault = (line) => (line.endsWith('/complete') ? { status: 429 } : undefined);
    test.putForward(10_000);
    await vi.waitFor(async () => expect(await test.queued()).toMatchObject([{ attempts: 2 }]), SOON);
    mux.fault = () => undefined;
    test.putForward(10_000);
    await expectCompleted(test, 3);
  });

  it('is completed by the next gateway when the one that stopped it dies', async () => {
    await using mux = await startMuxStandIn();
    // Never comes to its queue before it is gone.
    const test = await ground(database(), mux, { deliveryIntervalMs: HOUR_MS });
    test.gateway.start();
    await test.goLive();
    await test.stop();
    await test.gateway.stop();
    expect(test.completed()).toBe(0);
    // As the second one that died, in the middle of its attempt.
    const now = test.now();
    const holdUntil = new Date(now.getTime() + 15_000);
    const claimed = await claimCompletions(database().queries, { now, holdUntil, limit: 9 });
    expect(claimed.map(({ liveStreamId }) => liveStreamId)).toContain(test.stream.id);
    await using next = (await test.another()).gateway;
    next.start();
    // Held until it is certain that the other one is dead, while the queue goes on.
    const other = mux.add();
    await queueCompletion(database().queries, now, other.id);
    await vi.waitFor(() => expect(mux.asked).toContain(`PUT /${other.id}/complete`), SOON);
    expect(test.completed()).toBe(0);
    test.putForward(15_000);
    await expectCompleted(test);
  });

  it.each([
    ['Mux knows it no more', { status: 404 }],
    ['Mux refuses it', { status: 400 }],
  ])('is not completed again and again when %s', async (_, fault) => {
    await using mux = await startMuxStandIn();
    const test = await ground(database(), mux);
    await using gateway = test.gateway;
    gateway.start();
    await test.goLive();
    mux.fault = (line) => (line.endsWith('/complete') ? fault : undefined);
    await test.stop();
    await expectCompleted(test);
  });

  it('is not completed when it is too late, or when it was begun again', async () => {
    await using mux = await startMuxStandIn();
    const test = await ground(database(), mux);
    await using gateway = test.gateway;
    gateway.start();
    const failing = (line: string) => (line.endsWith('/complete') ? ({ status: 500 } as const) : undefined);

    mux.fault = failing;
    await test.goLive();
    await test.stop();
    await vi.waitFor(async () => expect(await test.queued()).toMatchObject([{ attempts: 1 }]), SOON);
    test.putForward(2 * HOUR_MS);
    await expectCompleted(test, 1);

    await test.goLive();
    await test.stop();
    await vi.waitFor(async () => expect(await test.queued()).toMatchObject([{ attempts: 1 }]), SOON);
    mux.fault = () => undefined;
    await test.goLive();
    test.putForward(60_000);
    await vi.waitFor(async () => expect(await test.queued()).toEqual([]), SOON);
    expect(test.completed()).toBe(2);
  });

  it('ends when its live stream is completed or disabled, and keeps it from being deleted', async () => {
    await using mux = await startMuxStandIn();
    const test = await ground(database(), mux);
    await using gateway = test.gateway;
    gateway.start();
    const one = `/video/v1/live-streams/${test.stream.id}`;
    for (const action of ['complete', 'disable']) {
      await test.goLive();
      expect((await test.ask('DELETE', one)).status).toBe(412);
      expect((await test.ask('PUT', `${one}/${action}`)).status).toBe(200);
      expect(await test.status()).toBe('idle');
      expect(mux.asked).toContain(`PUT /${test.stream.id}/${action}`);
    }
    expect(test.stream.status).toBe('disabled');
    expect((await test.ask('DELETE', one)).status).toBe(204);
  });
});
