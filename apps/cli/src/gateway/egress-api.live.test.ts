// The second door: LiveKit's own client with the gateway's address, before a LiveKit without Redis.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EgressInfo, StartEgressRequest } from '@livekit/protocol';
import { Ingest, startWorld, type World } from '@airlock-rtc/testkit';
import { Viewer } from '@airlock-rtc/testkit/stream';
import { AccessToken, EgressClient, EgressStatus, StreamOutput } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));
const execArgv = ['--conditions=@airlock-rtc/source', '--import', 'tsx'];
const soon = { timeout: 20_000, interval: 50 };

let world: World;
let ingest: Ingest;
let folder: string;
let gateway: ChildProcess;
let gatewayUrl: string;
let client: EgressClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-egress-api-'));
  [world, ingest] = await Promise.all([startWorld(), Ingest.start()]);
  const { url, apiKey, apiSecret } = world.livekit;
  gateway = fork(program, ['gateway'], {
    execArgv,
    env: {
      ...process.env,
      ...{ LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret },
      ...{ AIRLOCK_FOLDER: folder, AIRLOCK_PORT: '0', AIRLOCK_PRIVATE_DESTINATIONS: 'true' },
      ...{ AIRLOCK_EGRESS_OUTPUT_FOLDER: join(folder, 'recordings'), AIRLOCK_LOG_LEVEL: 'warn' },
      AIRLOCK_BROADCAST_ADMISSION: 'warn',
    },
  });
  const [ready] = (await once(gateway, 'message')) as [{ url: string }];
  gatewayUrl = ready.url;
  client = new EgressClient(gatewayUrl, apiKey, apiSecret);
});
afterAll(async () => {
  gateway?.kill();
  if (gateway) await once(gateway, 'exit');
  await world[Symbol.asyncDispose]();
  await ingest[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const camera = {
  pattern: { color: 'blue', width: 320, height: 180, fps: 15 },
  autoSubscribe: false,
} as const;

async function until(egressId: string, status: EgressStatus): Promise<EgressInfo> {
  for (;;) {
    const [info] = await client.listEgress({ egressId });
    if (info!.status === status) return info!;
    if (info!.status > EgressStatus.EGRESS_ENDING)
      throw new Error(`${EgressStatus[info!.status]}: ${info!.error}`);
  }
}

it('sends a room for an EgressClient that has the gateway for its host', async () => {
  const room = 'studio';
  await world.addParticipant({ room, identity: 'ada', ...camera });
  const key = 'secret-key-0123';
  const stream = new StreamOutput({ urls: [ingest.url(key)] });
  const { egressId, status } = await client.startRoomCompositeEgress(room, { stream }, { layout: 'grid' });
  expect(status).toBe(EgressStatus.EGRESS_STARTING);
  const active = await until(egressId, EgressStatus.EGRESS_ACTIVE);
  expect(active.toJsonString()).not.toContain(key);
  await using viewer = new Viewer(ingest.url(key));
  await vi.waitFor(
    () => expect(viewer.seen({ x: 320, y: 180, width: 640, height: 360 })?.color).toBe('blue'),
    soon,
  );

  await client.updateLayout(egressId, 'speaker-light');
  await expect(client.updateLayout(egressId, 'mosaic')).rejects.toMatchObject({ status: 400 });
  await client.updateStream(egressId, [ingest.url('second-0123')], []);
  await vi.waitFor(async () => {
    const [info] = await client.listEgress({ egressId });
    expect(info!.streamResults.map(({ startedAt }) => startedAt > 0n)).toEqual([true, true]);
  }, soon);
  expect((await client.stopEgress(egressId)).status).toBe(EgressStatus.EGRESS_ENDING);
  await until(egressId, EgressStatus.EGRESS_COMPLETE);
  expect((await client.listEgress({ active: true })).map((info) => info.egressId)).not.toContain(egressId);
});

it('records for a client that speaks protobuf, and refuses in words what it cannot', async () => {
  const room = '会議';
  await world.addParticipant({ room, identity: 'ben', ...camera });
  const request = StartEgressRequest.fromJson({
    ...{ roomName: room, template: { layout: 'single-speaker' } },
    outputs: [{ file: { filepath: '{room_name}.mp4' } }],
  });
  const { apiKey, apiSecret } = world.livekit;
  const token = new AccessToken(apiKey, apiSecret);
  token.addGrant({ roomRecord: true });
  const response = await fetch(`${gatewayUrl}/twirp/livekit.Egress/StartEgress`, {
    ...{ method: 'POST', body: new Uint8Array(request.toBinary()) },
    headers: { 'Content-Type': 'application/protobuf', Authorization: `Bearer ${await token.toJwt()}` },
  });
  const { egressId } = EgressInfo.fromBinary(new Uint8Array(await response.arrayBuffer()));
  await until(egressId, EgressStatus.EGRESS_ACTIVE);
  await client.stopEgress(egressId);
  const info = await until(egressId, EgressStatus.EGRESS_COMPLETE);
  expect(await readdir(join(folder, 'recordings'))).toContain(`${room}.mp4`);
  expect(info.fileResults[0]!.size).toBeGreaterThan(1_000n);

  await expect(
    client.startWebEgress('https://example.com', { stream: new StreamOutput({ urls: [ingest.url('web')] }) }),
  ).rejects.toMatchObject({
    ...{ status: 501, message: expect.stringContaining('needs a browser') },
  });
  const stream = new StreamOutput({ urls: [ingest.url('nobody')] });
  await expect(client.startRoomCompositeEgress('nowhere', { stream })).rejects.toMatchObject({ status: 404 });
});
