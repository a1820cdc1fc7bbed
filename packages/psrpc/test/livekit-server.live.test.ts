// Both directions with a real livekit-server on a real Redis: it asks us for an egress, we report one to it.
import { startRedis, startWorld } from '@airlock-rtc/testkit';
import { Empty, proto3, type Message, type MessageType } from '@bufbuild/protobuf';
import { EgressInfo, EgressStatus } from '@livekit/protocol';
import { Redis } from 'ioredis';
import { EgressClient, StreamOutput } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { defineService, PsrpcClient, PsrpcError, PsrpcServer, RedisBus } from '../src/index.js';

/** The one field that this test reads. */
interface StartEgressRequest extends Message<StartEgressRequest> {
  egressId: string;
}
const StartEgressRequest: MessageType<StartEgressRequest> = proto3.makeMessageType(
  'rpc.StartEgressRequest',
  () => [{ no: 1, name: 'egress_id', kind: 'scalar', T: 9 }],
);

const EgressInternal = defineService('EgressInternal', {
  startEgress: { name: 'StartEgress', input: StartEgressRequest, output: EgressInfo, claim: 'affinity' },
});
const IOInfo = defineService('IOInfo', {
  createEgress: { name: 'CreateEgress', input: EgressInfo, output: Empty, claim: 'first', isQueue: true },
  updateEgress: { name: 'UpdateEgress', input: EgressInfo, output: Empty, claim: 'first', isQueue: true },
});

it('serves and calls livekit-server, errors with their code and words', async () => {
  await using redis = await startRedis();
  await using world = await startWorld({ livekit: { config: { redis: { address: redis.address } } } });
  const connection = new Redis(redis.url);
  using _ending = { [Symbol.dispose]: () => connection.disconnect() };
  await using bus = new RedisBus(connection);
  await using reports = new PsrpcClient(IOInfo, bus);
  await using server = new PsrpcServer(EgressInternal, bus);
  let refusal = undefined as PsrpcError | undefined;
  await server.serve('startEgress', {
    affinity: () => (refusal ? 0.01 : 1),
    handler: async ({ egressId }) => {
      if (refusal) throw refusal;
      const info = new EgressInfo({ egressId, roomName: 'studio', status: EgressStatus.EGRESS_STARTING });
      await reports.request('createEgress', info);
      return info;
    },
  });
  const { httpUrl, apiKey, apiSecret } = world.livekit;
  const egress = new EgressClient(httpUrl, apiKey, apiSecret);
  await world.rooms.createRoom({ name: 'studio' });
  const output = new StreamOutput({ urls: ['rtmp://127.0.0.1/app/key'] });

  const started = await egress.startRoomCompositeEgress('studio', { stream: output });
  expect(started.egressId).toMatch(/^EG_/);
  await reports.request('updateEgress', new EgressInfo({ ...started, status: EgressStatus.EGRESS_ACTIVE }));
  expect(
    (await egress.listEgress({ active: true })).map(({ egressId, status }) => [egressId, status]),
  ).toEqual([[started.egressId, EgressStatus.EGRESS_ACTIVE]]);

  refusal = new PsrpcError('failed_precondition', 'no room: 0.8 of a core is needed, 0.1 is free');
  await expect(egress.startRoomCompositeEgress('studio', { stream: output })).rejects.toMatchObject({
    status: 412,
    message: expect.stringContaining(refusal.message) as string,
  });
});
