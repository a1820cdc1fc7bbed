// The whole gateway with LiveKit Egress as its broadcaster: rooms are a real LiveKit's, which here has no Egress.
import { EgressStatus } from '@livekit/protocol';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EgressStandIn } from '../../test/egress-stand-in.js';
import {
  startLiveGateway,
  startLiveGround,
  type LiveGateway,
  type LiveGround,
} from '../../test/live-gateway.js';
import { LIVEKIT_WEBHOOK_PATH } from '@airlock-rtc/contract';
import { createLogger } from '../telemetry/logger.js';
import { EgressBroadcaster } from './egress-broadcaster.js';
import { connectEgress } from './egress-service.js';
import { wantedIn } from './ownership.js';

const PATIENCE = { timeout: 15_000, interval: 50 };
const PAGE = 'http://127.0.0.1:8081/';

let ground: LiveGround;
beforeAll(async () => {
  ground = await startLiveGround();
});
afterAll(() => ground[Symbol.asyncDispose]());

/** @param url of the Egress API; LiveKit's own when absent. */
function gatewayWithEgress(url?: string): Promise<LiveGateway> {
  const { httpUrl, apiKey, apiSecret } = ground.world.livekit;
  const service = connectEgress({ url: url ?? httpUrl, apiKey, apiSecret }, PAGE);
  const isWanted = wantedIn(ground.database);
  const broadcaster = new EgressBroadcaster({
    ...{ service, isWanted, logger: createLogger('silent') },
    ...{ sweepIntervalMs: 100, endIntervalMs: 20 },
  });
  return startLiveGateway(ground, { broadcaster, ingestUrl: 'rtmp://127.0.0.1:1935/app' });
}

/** A space with somebody in it and a broadcast to a live stream. */
async function spaceWithBroadcast({ ask }: LiveGateway) {
  const stream = (await ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  const space = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
  const path = `/video/v1/spaces/${space.id}/broadcasts`;
  const body = { live_stream_id: stream.id, layout: 'crop', resolution: '1280x720' };
  const broadcast = (await ask('POST', path, { body })).body.data;
  const ada = await ground.world.addParticipant({ room: space.id, identity: 'ada' });
  const isActive = async () =>
    expect((await ask('GET', `/video/v1/spaces/${space.id}`)).body.data.status).toBe('active');
  await vi.waitFor(isActive, PATIENCE);
  return { ada, path: `${path}/${broadcast.id}`, streamKey: stream.stream_key as string };
}

async function standIn(): Promise<EgressStandIn> {
  const { apiKey, apiSecret } = ground.world.livekit;
  const egress = await EgressStandIn.start({ apiKey, apiSecret });
  egress.webhookUrl = `http://127.0.0.1:${ground.port}${LIVEKIT_WEBHOOK_PATH}`;
  return egress;
}

it('says that a LiveKit without Redis has no Egress, at once', async () => {
  await using live = await gatewayWithEgress();
  const { path, ada } = await spaceWithBroadcast(live);
  const answer = await live.ask('POST', `${path}/start`);
  expect(answer.status).toBe(412);
  expect(answer.body.error).toMatchObject({
    type: 'failed_request',
    messages: [expect.stringMatching(/without Redis/)],
    airlock: { reason: 'unavailable' },
  });
  expect((await live.ask('GET', path)).body.data.status).toBe('idle');
  await ada.disconnect();
});

it('follows an egress by its webhooks, finds it again after a restart, and ends it with the space', async () => {
  await using egress = await standIn();
  const { path, ada, ask } = await onAir(egress);

  await using second = await gatewayWithEgress(egress.url);
  await second.gateway.reconciler.reconcile();
  expect((await ask('GET', path)).body.data.status).toBe('active');
  expect(egress.egresses).toHaveLength(1);
  await ada.disconnect();
  await vi.waitFor(() => expect(egress.live).toEqual([]), PATIENCE);
  await vi.waitFor(async () => expect((await ask('GET', path)).body.data.status).toBe('idle'), PATIENCE);
});

/** Begins a broadcast whose gateway then ends; what is asked of it later is read from the database. */
async function onAir(egress: EgressStandIn) {
  await using live = await gatewayWithEgress(egress.url);
  const { path, ada, streamKey } = await spaceWithBroadcast(live);
  expect((await live.ask('POST', `${path}/start`)).status).toBe(200);
  expect(egress.requests[0]!.streamOutputs[0]!.urls).toEqual([`rtmp://127.0.0.1:1935/app/${streamKey}`]);
  expect((await live.ask('GET', path)).body.data.status).toBe('idle');
  await egress.change(egress.egresses[0]!, { status: EgressStatus.EGRESS_ACTIVE });
  await vi.waitFor(
    async () => expect((await live.ask('GET', path)).body.data.status).toBe('active'),
    PATIENCE,
  );
  return { path, ada, ask: live.ask };
}

it('ends an egress whose broadcast is over while LiveKit could not be told', async () => {
  await using egress = await standIn();
  await using live = await gatewayWithEgress(egress.url);
  const { path, ada } = await spaceWithBroadcast(live);
  await live.ask('POST', `${path}/start`);
  const [info] = egress.egresses;
  egress.shortage = 'redis';
  await ada.disconnect();
  const state = async () => (await live.ask('GET', path.replace(/\/broadcasts.*/, ''))).body.data.status;
  await vi.waitFor(async () => expect(await state()).toBe('idle'), PATIENCE);
  expect(egress.live).toEqual([info]);
  egress.shortage = undefined;
  await vi.waitFor(() => expect(egress.live).toEqual([]), PATIENCE);
});

it('tells a destination that refuses from all else, and shows no key', async () => {
  await using egress = await standIn();
  await using live = await gatewayWithEgress(egress.url);
  const { path, ada, streamKey } = await spaceWithBroadcast(live);
  await live.ask('POST', `${path}/start`);
  const [info] = egress.egresses;
  const error = `Could not connect to rtmp://127.0.0.1:1935/app/${streamKey}`;
  info!.streamResults[0]!.status = 2;
  info!.streamResults[0]!.error = error;
  await egress.change(info!, { status: EgressStatus.EGRESS_FAILED, error });
  const metadata = async () => {
    const [room] = await ground.world.rooms.listRooms([path.split('/')[4]!]);
    return room?.metadata ?? '';
  };
  await vi.waitFor(async () => expect(await metadata()).toMatch(/refused the stream/), PATIENCE);
  expect(await metadata()).not.toContain(streamKey);
  await ada.disconnect();
});
