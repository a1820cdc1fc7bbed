// Workers as processes: one sends by RTMPS, one drains and goes on to the end, one is killed and leaves nobody ACTIVE for ever.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PsrpcClient, RedisBus } from '@airlock-rtc/psrpc';
import { Ingest } from '@airlock-rtc/testkit';
import { Viewer } from '@airlock-rtc/testkit/stream';
import { EgressStatus } from '@livekit/protocol';
import { Redis } from 'ioredis';
import { RoomCompositeEgressRequest, RoomEgress, StreamOutput } from 'livekit-server-sdk';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ListActiveEgressRequest } from '../src/rpc/messages.js';
import { EgressInternal } from '../src/rpc/services.js';
import { EgressWorld } from './egress-world.js';
import { WorkerProcess } from './worker-process.js';

const soon = { timeout: 20_000, interval: 100 };
let lab: EgressWorld;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  lab = await EgressWorld.start();
  const pattern = { color: 'blue', width: 320, height: 180, fps: 15 } as const;
  await lab.world.addParticipant({ room: 'studio', identity: 'ada', pattern, autoSubscribe: false });
});
afterAll(async () => {
  for (const each of workers) await each[Symbol.asyncDispose]();
  await lab?.[Symbol.asyncDispose]();
});

/** The machine of a test is busy: what does not fit is taken too. */
async function startWorker(env = {}): Promise<WorkerProcess> {
  const worker = await WorkerProcess.start(lab.configText('airlock: { admission: warn }'), lab.folder, env);
  workers.push(worker);
  return worker;
}

async function startEgress(key: string): Promise<string> {
  const stream = new StreamOutput({ urls: [lab.ingest.url(key)] });
  const { egressId } = await lab.client.startRoomCompositeEgress('studio', { stream }, { layout: 'grid' });
  await lab.until(egressId, EgressStatus.EGRESS_ACTIVE);
  return egressId;
}

async function activeIds(): Promise<string[]> {
  const redis = new Redis(lab.redis.url);
  await using bus = new RedisBus(redis);
  await using client = new PsrpcClient(EgressInternal, bus);
  const request = new ListActiveEgressRequest();
  const answers = await client.requestAll('listActiveEgress', request, { timeoutMs: 1_000 });
  redis.disconnect();
  return answers.flatMap((each) => each.egressIds);
}

it('sends the egress that a room was created with, to a server that speaks RTMPS', async () => {
  const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const tls = { key: join(lab.folder, 'key.pem'), cert: join(lab.folder, 'cert.pem') };
  await Promise.all([writeFile(tls.key, certificate.private), writeFile(tls.cert, certificate.cert)]);
  await using ingest = await Ingest.start({ tls });
  await using worker = await startWorker({ NODE_EXTRA_CA_CERTS: tls.cert });
  const streamOutputs = [new StreamOutput({ urls: [ingest.secureUrl('secure-0123')] })];
  const request = new RoomCompositeEgressRequest({ roomName: 'auto', layout: 'grid', streamOutputs });
  await lab.world.rooms.createRoom({ name: 'auto', egress: new RoomEgress({ room: request }) });
  const pattern = { color: 'blue', width: 320, height: 180, fps: 15 } as const;
  await lab.world.addParticipant({ room: 'auto', identity: 'ada', pattern, autoSubscribe: false });
  await using viewer = new Viewer(ingest.url('secure-0123'));
  await vi.waitFor(
    () => expect(viewer.seen({ x: 480, y: 270, width: 320, height: 180 })?.color).toBe('blue'),
    soon,
  );
  const [egress] = await lab.client.listEgress({ roomName: 'auto' });
  expect(egress!.streamResults[0]!.url).toMatch(/^rtmps:.*\{sec\.\.\.123\}$/);
  await lab.client.stopEgress(egress!.egressId);
  await lab.until(egress!.egressId, EgressStatus.EGRESS_COMPLETE);
  worker.kill('SIGTERM');
  await worker.exited;
});

it('drains at SIGTERM, and fails the jobs of a killed worker within 30 s', async () => {
  const first = await startWorker();
  const drained = await startEgress('drained-0123');
  first.kill('SIGTERM');
  await vi.waitFor(() => expect(first.output).toContain('Draining: 1 running'), soon);

  const second = await startWorker();
  const killed = await startEgress('killed-0123');
  expect([await first.running(), await second.running()]).toEqual([1, 1]);
  expect(new Set(await activeIds())).toEqual(new Set([drained, killed]));
  const third = await startWorker();

  second.kill('SIGKILL');
  const killedAtMs = Date.now();
  const failed = lab.until(killed, EgressStatus.EGRESS_FAILED);
  expect((await lab.client.stopEgress(drained)).status).toBe(EgressStatus.EGRESS_ENDING);
  await first.exited;
  expect(first.exitCode).toBe(0);
  expect((await lab.info(drained)).status).toBe(EgressStatus.EGRESS_COMPLETE);

  const info = await failed;
  expect(Number(info.endedAt / 1_000_000n) - killedAtMs).toBeLessThan(30_000);
  expect(info.error).toContain('was lost');
  await vi.waitFor(() => expect(lab.eventsOf(killed).at(-1)).toBe('egress_ended'), soon);
  expect(await activeIds()).toEqual([]);
  expect(await third.running()).toBe(0);
});
