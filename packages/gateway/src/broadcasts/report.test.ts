import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { setStatus, withBroadcast } from '../../test/running-broadcast.js';
import { BroadcastRefused, LEASE_LAPSED, WORKER_LOST } from '@airlock-rtc/contract';

const KEY = 'my-secret-key';
const destinations = [{ url: `rtmps://b.example/live/${KEY}` }];

onBothDatabases('the truth about a broadcast', (database) => {
  it('is told for the whole and for each destination, without a stream key', async () => {
    const arePrivateDestinationsAllowed = true;
    const test = await withBroadcast(database(), {
      create: { airlock: { destinations } },
      arePrivateDestinationsAllowed,
    });
    await using _gateway = test.gateway;
    test.gateway.start();
    await test.start();
    const [first, second] = test.broadcaster.jobs[0]!.destinations;
    expect(second!.url).toBe(destinations[0]!.url);
    const { airlock: starting } = await test.read();
    expect(starting.state).toBe('starting');
    expect(starting).not.toHaveProperty('outcome');

    const lost = { id: second!.id, state: 'retrying', cause: 'the server hung up', retries: 2 } as const;
    test.broadcaster.say(test.id, {
      state: 'active',
      destinations: [{ id: first!.id, state: 'active', retries: 0 }, lost],
      figures: { latenessMs: 1500 },
    });
    await expect.poll(async () => (await test.read()).status).toBe('active');
    const { airlock } = await test.read();
    expect(airlock).toMatchObject({
      state: 'active',
      destinations: [
        { id: 'live_stream', state: 'active', retries: 0 },
        { ...lost, url: 'rtmps://b.example/live/•••' },
      ],
    });
    expect(JSON.stringify(airlock)).not.toContain(KEY);
    expect(await test.metrics()).toMatch(
      /^airlock_broadcast_destination_retries_total\{destination="2"\} 2$/m,
    );
    expect(await test.metrics()).toMatch(/^airlock_broadcasts\{state="active"\} \d+$/m);
    expect(await test.metrics()).toMatch(/^airlock_broadcast_lateness_seconds 1\.5$/m);
    await test.stop();
    const after = (await test.read()).airlock;
    const destinationsAfter = [{ state: 'idle' }, { state: 'idle' }];
    expect(after).toMatchObject({ state: 'idle', outcome: 'ended', destinations: destinationsAfter });
  });

  it('is not over when its broadcaster has ended for want of a lease', async () => {
    const test = await withBroadcast(database());
    await using _gateway = test.gateway;
    test.gateway.start();
    await test.start();
    test.broadcaster.say(test.id, { state: 'active' });
    await expect.poll(async () => (await test.read()).airlock.state).toBe('active');
    test.broadcaster.say(test.id, {
      state: 'idle',
      causeCode: LEASE_LAPSED,
      cause: 'the gateway was frozen',
    });
    await expect.poll(() => test.metrics()).toMatch(/^airlock_broadcasts_fenced_total 1$/m);
    expect((await test.read()).airlock).toMatchObject({ state: 'active' });
  });

  it('is started once more by itself when its egress worker was lost, and not a second time', async () => {
    const test = await withBroadcast(database());
    await using _gateway = test.gateway;
    test.gateway.start();
    await test.start();
    const lost = { state: 'idle', cause: 'its worker was lost', causeCode: WORKER_LOST } as const;
    const until = (state: object) =>
      expect.poll(async () => (await test.read()).airlock).toMatchObject(state);
    test.broadcaster.say(test.id, { state: 'active' });
    await until({ state: 'active' });
    // Two gateways hear of it.
    test.broadcaster.say(test.id, lost);
    test.broadcaster.say(test.id, lost);
    await until({ state: 'retrying', cause: expect.stringContaining('another one takes over') });
    await expect.poll(() => test.broadcaster.jobs).toHaveLength(2);
    expect(test.broadcaster.jobs[1]).toEqual(test.broadcaster.jobs[0]);
    test.broadcaster.say(test.id, { state: 'active' });
    await until({ state: 'active' });
    test.broadcaster.say(test.id, lost);
    await until({ state: 'idle', cause: lost.cause });
    expect(test.broadcaster.jobs).toHaveLength(2);
  });

  it('is not a new stream when the broadcaster begins anew', async () => {
    const test = await withBroadcast(database());
    await using _gateway = test.gateway;
    test.gateway.start();
    await test.start();
    const poll = () => expect.poll(test.read);
    test.broadcaster.say(test.id, { state: 'active' });
    await poll().toMatchObject({ status: 'active' });
    test.broadcaster.say(test.id, { state: 'retrying', cause: 'its process was lost', restarts: 1 });
    await poll().toMatchObject({
      status: 'active',
      airlock: { state: 'retrying', cause: 'its process was lost' },
    });
    const { since } = (await test.read()).airlock;
    test.broadcaster.say(test.id, { state: 'starting', restarts: 1 });
    test.broadcaster.say(test.id, { state: 'active', restarts: 1 });
    await poll().toMatchObject({ airlock: { state: 'active' } });
    expect((await test.read()).airlock.since).not.toBe(since);
    expect((await test.read()).airlock).not.toHaveProperty('cause');
    expect(await test.metrics()).toMatch(/^airlock_broadcast_restarts_total\{by="broadcaster"\} 1$/m);
    const events = await test.askAdmin('GET', '/deliveries');
    expect(events.status).toBe(200);
    await test.stop();
  });

  it('is stored although nobody in the room can be told: LiveKit is away', async () => {
    const test = await withBroadcast(database());
    await test.start();
    expect((await test.read()).airlock.state).toBe('starting');
    expect(await test.metrics()).toMatch(/^airlock_room_metadata_writes_total\{result="failed"\} [1-9]/m);
  });

  it('says for programs why it did not start', async () => {
    const test = await withBroadcast(database());
    const needed = { cores: 0.7132, memoryMib: 231.4 };
    const free = { cores: 0.2, memoryMib: 4000 };
    test.broadcaster.refusal = new BroadcastRefused('no_capacity', 'needs 0.71 cores, 0.2 are free', {
      needed,
      free,
    });
    expect(await test.start()).toMatchObject({
      status: 412,
      body: {
        error: {
          type: 'failed_request',
          messages: ['needs 0.71 cores, 0.2 are free'],
          airlock: {
            reason: 'no_capacity',
            needed: { cores: 0.71, memory_mib: 231 },
            free: { cores: 0.2, memory_mib: 4000 },
          },
        },
      },
    });
    expect((await test.read()).airlock).toMatchObject({
      state: 'idle',
      outcome: 'failed',
      cause: 'needs 0.71 cores, 0.2 are free',
    });
    expect(await test.metrics()).toMatch(/^airlock_broadcast_refusals_total\{reason="no_capacity"\} 1$/m);
    await setStatus(database(), test.space.id, 'idle');
    expect((await test.start()).body.error.airlock).toEqual({ reason: 'room_empty' });
  });

  it('refuses a destination inside the operator’s network', async () => {
    const inside = { destinations: [{ url: `rtmp://127.0.0.1/live/${KEY}` }] };
    const test = await withBroadcast(database(), { create: { airlock: inside } });
    const refused = await test.start();
    expect(refused).toMatchObject({
      status: 412,
      body: { error: { airlock: { reason: 'destination_refused' } } },
    });
    expect(JSON.stringify(refused.body)).not.toContain(KEY);
    expect(test.broadcaster.jobs).toEqual([]);
    expect((await test.read()).airlock.state).toBe('idle');
  });

  it('is listed for the operator with its figures, and shown by /healthz', async () => {
    const test = await withBroadcast(database());
    await using _gateway = test.gateway;
    test.gateway.start();
    await test.start();
    const figures = { framesPerSecond: 29.9, bitrateBps: 3_100_000, droppedFrames: 2 };
    test.broadcaster.say(test.id, { state: 'active', figures });
    const listed = async () =>
      (await test.askAdmin('GET', '/broadcasts')).body.data.find(({ id }: { id: string }) => id === test.id);
    await expect.poll(listed).toMatchObject({
      space_id: test.space.id,
      airlock: { state: 'active' },
      figures: { frames_per_second: 29.9, bitrate_bps: 3_100_000, dropped_frames: 2 },
    });
    expect((await test.ask('GET', '/airlock/v1/admin/broadcasts')).status).toBe(401);
    const health = JSON.parse(await (await test.gateway.request('/healthz')).text());
    expect(health).toMatchObject({
      status: 'ok',
      broadcasts: {
        free: { cores: 1.23, memory_mib: 513 },
        costs: { '1280x720': { cores: 0.7, memory_mib: 230, is_measured: true } },
      },
    });
    await test.stop();
  });
});
