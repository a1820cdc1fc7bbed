import { EgressInfo, EgressStatus, ListEgressRequest, StreamInfo } from '@livekit/protocol';
import fc from 'fast-check';
import { AccessToken, WebhookReceiver } from 'livekit-server-sdk';
import { afterEach, expect, it, vi } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { NO_LIVEKIT, testGateway } from '../../test/gateway.js';
import { idleEngine } from '../../test/idle-engine.js';
import { startWebhookReceiver } from '../../test/webhook-receiver.js';
import type { Database } from '../database/database.js';
import { newId } from '../database/identifiers.js';
import { EGRESS_ENVIRONMENT, storeNew, storeNews } from './news.js';
import { findEgress, listEgresses } from './store.js';

const METHODS = [
  ...['StartRoomCompositeEgress', 'StartEgress', 'StartWebEgress', 'StartParticipantEgress', 'ListEgress'],
  ...['StartTrackCompositeEgress', 'StartTrackEgress', 'StopEgress', 'UpdateStream', 'UpdateLayout'],
];
const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each[Symbol.asyncDispose]();
});

async function token(grant = { roomRecord: true }, { apiKey, apiSecret } = NO_LIVEKIT): Promise<string> {
  const access = new AccessToken(apiKey, apiSecret, { ttl: 60 });
  access.addGrant(grant);
  return `Bearer ${await access.toJwt()}`;
}

async function open(database: Database) {
  const engine = idleEngine();
  const test = await testGateway(database, { egressEngine: engine, deliveryIntervalMs: 50 });
  opened.push(test.gateway);
  const authorization = await token();
  const call = async (method: string, body: unknown = {}) =>
    test.ask('POST', `/twirp/livekit.Egress/${method}`, { body, headers: { authorization } });
  return { ...test, engine, call };
}

/** Another gateway on the same database, as far as its egresses go. */
function elsewhere(database: Database, ageMs = 0) {
  const now = new Date(Date.now() - ageMs);
  return {
    gatewayId: newId(),
    change: <T>(work: (tx: Database['queries'], now: Date) => Promise<T>) =>
      database.queries.transaction((tx) => work(tx as Database['queries'], now)),
  };
}

function infoOf(fields: ConstructorParameters<typeof EgressInfo>[0] = {}): EgressInfo {
  const streamResults = [new StreamInfo({ url: 'rtmp://host/app/{...}' })];
  const status = EgressStatus.EGRESS_ACTIVE;
  return new EgressInfo({
    egressId: `EG_${newId(12)}`,
    roomName: newId(12),
    status,
    streamResults,
    ...fields,
  });
}

onBothDatabases('the Egress API', (database) => {
  it('lets in who may record, and nobody else', async () => {
    const { ask } = await open(database());
    const list = (authorization: string) =>
      ask('POST', '/twirp/livekit.Egress/ListEgress', { body: {}, headers: { authorization } });
    expect(await list(await token())).toMatchObject({ status: 200 });
    const foreign = { ...NO_LIVEKIT, apiSecret: 'another-secret-of-thirty-two-chars' };
    for (const refused of [
      '',
      'Bearer x',
      await token({ roomRecord: false }),
      await token(undefined, foreign),
    ]) {
      expect(await list(refused)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    }
  });

  it('lists what runs and what has ended, by room, id and whether it is active', async () => {
    const { call } = await open(database());
    const other = elsewhere(database());
    const [running, ended] = [infoOf(), infoOf()];
    ended.roomName = running.roomName;
    for (const info of [running, ended]) await storeNew(other, info);
    ended.status = EgressStatus.EGRESS_COMPLETE;
    await storeNews(other, ended);
    const ids = async (body: object) =>
      ((await call('ListEgress', body)).body.items as { egress_id: string }[]).map((item) => item.egress_id);
    const room_name = running.roomName;
    expect(await ids({ room_name })).toEqual([ended.egressId, running.egressId]);
    expect(await ids({ room_name, active: true })).toEqual([running.egressId]);
    expect(await ids({ egress_id: ended.egressId })).toEqual([ended.egressId]);
    expect(await call('ListEgress', { egress_id: 'EG_none' })).toMatchObject({ status: 404 });
    expect(await call('StopEgress', { egress_id: ended.egressId })).toMatchObject({
      ...{ status: 412, body: { code: 'failed_precondition' } },
    });
  });

  it('has the gateway end an egress that runs there', async () => {
    const owner = await open(database());
    const context = { ...elsewhere(database()), gatewayId: owner.gateway.id };
    const info = infoOf();
    await storeNew(context, info);
    const asked = await open(database());
    const answer = await asked.call('StopEgress', { egress_id: info.egressId });
    expect(answer.body.status).toBe('EGRESS_ENDING');
    owner.gateway.start();
    await vi.waitFor(() => expect(owner.engine.stopped).toEqual([info.egressId]), 5_000);
    expect(asked.engine.stopped).toEqual([]);
  });

  it('has the gateway change an egress that runs there, one change after the other, and keeps no address', async () => {
    const owner = await open(database());
    const info = infoOf();
    await storeNew({ ...elsewhere(database()), gatewayId: owner.gateway.id }, info);
    const asked = await open(database());
    owner.gateway.start();
    const egress_id = info.egressId;
    const update = { egress_id, add_output_urls: ['rtmp://host/app/a-secret-key'] };
    const [first, second, layout] = await Promise.all([
      asked.call('UpdateStream', update),
      asked.call('UpdateStream', update),
      asked.call('UpdateLayout', { egress_id, layout: 'grid' }),
    ]);
    for (const answer of [first, second]) expect(answer).toMatchObject({ status: 200, body: { egress_id } });
    expect(layout).toMatchObject({ status: 501, body: { msg: 'Nothing is drawn here.' } });
    expect(owner.engine.updates.map(({ addOutputUrls }) => addOutputUrls)).toEqual([
      update.add_output_urls,
      update.add_output_urls,
    ]);
    expect(asked.engine.updates).toEqual([]);
    expect(JSON.stringify(await findEgress(database().queries, egress_id))).not.toContain('a-secret-key');
  });

  it('lists page by page, and refuses a token of another server', async () => {
    const { call } = await open(database());
    const infos = [infoOf(), infoOf(), infoOf()];
    for (const info of infos) {
      info.roomName = infos[0]!.roomName;
      await storeNew(elsewhere(database()), info);
    }
    const { roomName } = infos[0]!;
    const page = async (token?: string) => {
      const request = new ListEgressRequest({ roomName, ...(token && { pageToken: { token } }) });
      return listEgresses(database().queries, request, 2);
    };
    const { items, next } = await page();
    expect(items.map(({ egressId }) => egressId)).toEqual([infos[2]!.egressId, infos[1]!.egressId]);
    const rest = await page(next);
    expect(rest.items.map(({ egressId }) => egressId)).toEqual([infos[0]!.egressId]);
    expect(rest.next).toBeUndefined();
    expect(await call('ListEgress', { page_token: { token: "'x" } })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid_argument' } },
    });
  });

  it('fails the egresses of a gateway that is gone, and sends webhooks that LiveKit’s receiver accepts', async () => {
    const { gateway, askAdmin } = await open(database());
    const app = await startWebhookReceiver();
    opened.push(app);
    const environment = await askAdmin('POST', '/environments', { body: { name: EGRESS_ENVIRONMENT } });
    const environment_id = environment.body.data.id as string;
    await askAdmin('POST', '/webhooks', { body: { environment_id, url: app.url } });
    const info = infoOf();
    await storeNew(elsewhere(database(), 20_000), info);
    gateway.start();
    await vi.waitFor(() => expect(app.received.length).toBeGreaterThanOrEqual(2), 5_000);
    const receiver = new WebhookReceiver(NO_LIVEKIT.apiKey, NO_LIVEKIT.apiSecret);
    const events = await Promise.all(
      app.received.map(({ body, authorization }) => receiver.receive(body, authorization)),
    );
    const own = events.filter(({ egressInfo }) => egressInfo?.egressId === info.egressId);
    expect(own.map(({ event }) => event)).toEqual(['egress_started', 'egress_ended']);
    expect(own[1]!.egressInfo).toMatchObject({ status: EgressStatus.EGRESS_FAILED, errorCode: 500 });
    expect(own[1]!.egressInfo!.streamResults[0]!.error).toContain('was lost');
    expect((await findEgress(database().queries, info.egressId))?.isActive).toBe(false);
  });

  it('answers whatever is sent with a code of Twirp, never with an internal error', async () => {
    const { gateway } = await open(database());
    const authorization = await token();
    const field = fc.constantFrom(
      ...[
        'room_name',
        'egress_id',
        'layout',
        'url',
        'active',
        'stream_outputs',
        'file',
        'template',
        'outputs',
      ],
      ...['preset', 'advanced', 'add_output_urls', 'page_token', 'custom_base_url', 'identity', 'webhooks'],
    );
    const body = fc.oneof(
      fc
        .dictionary(field, fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()))
        .map((each) => JSON.stringify(each)),
      fc.string({ unit: 'binary' }),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    );
    const type = fc.constantFrom('application/json', 'application/protobuf', 'text/plain', '');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...METHODS, 'Nothing'),
        body,
        type,
        async (method, sent, contentType) => {
          const response = await gateway.request(`/twirp/livekit.Egress/${method}`, {
            ...{ method: 'POST', body: sent },
            headers: { authorization, 'content-type': contentType },
          });
          // Nothing of LiveKit runs here: a room cannot be found.
          expect([200, 400, 404, 501, 503]).toContain(response.status);
          if (response.status !== 200) {
            expect(await response.json()).toEqual({ code: expect.any(String), msg: expect.any(String) });
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
