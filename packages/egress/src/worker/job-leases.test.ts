import { startRedis, type TestRedis } from '@airlock-rtc/testkit';
import { EgressInfo, EgressStatus, StreamInfo } from '@livekit/protocol';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { JobLeases } from './job-leases.js';

const soon = { timeout: 25_000, interval: 50 };
let redis: TestRedis;
const connections: Redis[] = [];

beforeEach(async () => {
  redis = await startRedis();
});
afterEach(async () => {
  for (const each of connections.splice(0)) each.disconnect();
  await redis[Symbol.asyncDispose]();
});

function worker(held: EgressInfo[] = []) {
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  connection.on('error', () => {});
  connections.push(connection);
  const orphaned: EgressInfo[] = [];
  const lost: string[] = [];
  const forgotten: string[] = [];
  const leases = new JobLeases(connection, () => {}, { beatMs: 50, workerTtlMs: 400 });
  leases.start({
    ...{ held: () => held, lost: (id) => lost.push(id), orphaned: (info) => orphaned.push(info) },
    forgotten: (info) => forgotten.push(info.egressId),
  });
  return { leases, connection, orphaned, lost, forgotten };
}

const job = () =>
  new EgressInfo({
    egressId: 'EG_1',
    status: EgressStatus.EGRESS_ACTIVE,
    streamResults: [new StreamInfo({ url: 'rtmp://host/app/{...}' })],
  });

it('fails the jobs of a worker that was killed, by one of the others', async () => {
  const killed = worker([job()]);
  await killed.leases.hold(job());
  const others = [worker(), worker()];
  killed.connection.disconnect();
  await vi.waitFor(() => expect(others.flatMap(({ orphaned }) => orphaned)).toHaveLength(1), soon);
  const [info] = others.flatMap(({ orphaned }) => orphaned);
  expect(info).toMatchObject({ egressId: 'EG_1', status: EgressStatus.EGRESS_FAILED, errorCode: 500 });
  expect(info!.error).toContain('was lost');
  expect(info!.streamResults[0]).toMatchObject({ status: 2, error: info!.error });
});

it('tells a worker that was frozen which of its jobs it has lost', async () => {
  const held = [job()];
  const frozen = worker(held);
  await frozen.leases.hold(job());
  // It goes on, but nobody hears it: as after a freeze.
  await frozen.connection.set('airlock:egress:lost:EG_1', '1');
  await vi.waitFor(() => expect(frozen.lost).toContain('EG_1'), soon);
});

it('says once which jobs a Redis has forgotten, fails none of them, nor when a job has ended', async () => {
  const held = [job()];
  const living = worker(held);
  await living.leases.hold(job());
  const other = worker();
  await redis.kill();
  await redis.start();
  const seen = () => living.connection.hexists('airlock:egress:jobs', 'EG_1');
  await vi.waitFor(async () => expect(await seen()).toBe(1), soon);
  await vi.waitFor(() => expect(living.forgotten).toEqual(['EG_1']), soon);
  held.pop();
  await living.leases.release('EG_1');
  await living.leases[Symbol.asyncDispose]();
  const third = worker();
  await vi.waitFor(async () => expect(await third.connection.dbsize()).toBe(2), soon);
  expect([...other.orphaned, ...third.orphaned, ...living.lost]).toEqual([]);
  expect([...living.forgotten, ...other.forgotten]).toEqual(['EG_1']);
});
