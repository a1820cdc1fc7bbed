// The gateway on a fleet: its broadcasts go by LiveKit to two of our workers, one killed, one drained, Redis frozen.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Viewer } from '@airlock-rtc/testkit/stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EgressWorld } from './egress-world.js';
import { WorkerProcess } from './worker-process.js';

const program = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));
const PAGE = 'http://127.0.0.1:8081/';
const ADMIN = 'operator-of-this-test';
const soon = { timeout: 60_000, interval: 100 };

let lab: EgressWorld;
let gateway: ChildProcess;
let url: string;
let authorization: string;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  lab = await EgressWorld.start();
  const { url: livekitUrl, apiKey, apiSecret } = lab.world.livekit;
  gateway = fork(program, ['gateway'], {
    execArgv: ['--conditions=@airlock-rtc/source', '--import', 'tsx'],
    env: {
      ...process.env,
      ...{ LIVEKIT_URL: livekitUrl, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret },
      ...{ AIRLOCK_FOLDER: join(lab.folder, 'gateway'), AIRLOCK_PORT: '0', AIRLOCK_ADMIN_TOKEN: ADMIN },
      ...{ AIRLOCK_BROADCASTER: 'egress', AIRLOCK_EGRESS_PAGE_URL: PAGE, AIRLOCK_LOG_LEVEL: 'warn' },
      AIRLOCK_INGEST_URL: lab.ingest.url('').replace(/\/$/, ''),
    },
  });
  [{ url }] = (await once(gateway, 'message')) as [{ url: string }];
  authorization = `Bearer ${ADMIN}`;
  const environment = await ask('POST', '/airlock/v1/admin/environments', { name: 'fleet' });
  const { id, secret } = await ask('POST', '/airlock/v1/admin/access-tokens', {
    environment_id: environment.id,
  });
  authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
});
afterAll(async () => {
  gateway?.kill();
  if (gateway) await once(gateway, 'exit');
  for (const each of workers) await each[Symbol.asyncDispose]();
  await lab?.[Symbol.asyncDispose]();
});

// An answer, looked into by a test that knows what it asked for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(method: string, path: string, body?: object): Promise<any> {
  const response = await fetch(`${url}${path}`, {
    ...{ method, headers: { authorization, ...(body && { 'content-type': 'application/json' }) } },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return text ? JSON.parse(text).data : undefined;
}

async function startWorker(): Promise<WorkerProcess> {
  const more = `airlock: { admission: warn, layouts_page: '${PAGE}' }`;
  const worker = await WorkerProcess.start(lab.configText(more), lab.folder);
  workers.push(worker);
  return worker;
}

it('goes live by a worker, goes on by another when that is killed, when Redis loses its data, and while one drains', async () => {
  // Those of a try before would take the broadcast of this one.
  for (const each of workers.splice(0)) await each[Symbol.asyncDispose]();
  const first = await startWorker();
  const stream = await ask('POST', '/video/v1/live-streams', {});
  const space = await ask('POST', '/video/v1/spaces', {});
  const pattern = { color: 'blue', width: 320, height: 180, fps: 15 } as const;
  await lab.world.addParticipant({ room: space.id, identity: 'ada', pattern, autoSubscribe: false });
  const path = `/video/v1/spaces/${space.id}/broadcasts`;
  const body = { live_stream_id: stream.id, layout: 'gallery', resolution: '1280x720' };
  const { id } = await ask('POST', path, body);
  const until = (state: string) =>
    vi.waitFor(async () => {
      const { status, airlock } = await ask('GET', `${path}/${id}`);
      expect(`${airlock.state} ${airlock.cause ?? ''}`).toMatch(new RegExp(`^${state}`));
      return { status, ...airlock };
    }, soon);
  await vi.waitFor(async () => {
    expect((await ask('GET', `/video/v1/spaces/${space.id}`)).status).toBe('active');
  }, soon);

  await ask('POST', `${path}/${id}/start`);
  await until('active');
  await using viewer = new Viewer(lab.ingest.url(stream.stream_key));
  await vi.waitFor(
    () => expect(viewer.seen({ x: 400, y: 200, width: 480, height: 320 })?.color).toBe('blue'),
    soon,
  );

  const second = await startWorker();
  first.kill('SIGKILL');
  await until('retrying .*another one takes over');
  await until('active');
  expect(await second.running()).toBe(1);

  // A power cut: Redis comes back with nothing.
  const [known] = await lab.client.listEgress({ active: true });
  await lab.redis.kill();
  await lab.redis.start();
  expect(await lab.client.listEgress()).toEqual([]);
  await vi.waitFor(async () => {
    const listed = await lab.client.listEgress({ roomName: space.id, active: true });
    expect(listed.map(({ egressId }) => egressId)).toEqual([known!.egressId]);
  }, soon);
  expect((await until('active')).since).toBe((await until('active')).since);

  second.kill('SIGTERM');
  await vi.waitFor(() => expect(second.output).toContain('Draining: 1 running'), soon);
  lab.redis.freeze();
  await using later = new Viewer(lab.ingest.url(stream.stream_key));
  await vi.waitFor(() => expect(later.frames.length).toBeGreaterThan(30), soon);
  lab.redis.thaw();
  expect((await until('active')).state).toBe('active');
  await ask('POST', `${path}/${id}/stop`);
  await until('idle');
  await second.exited;
  expect(second.exitCode).toBe(0);
});
