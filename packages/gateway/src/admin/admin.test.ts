import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { ADMIN_TOKEN, testGateway } from '../../test/gateway.js';
import { startWebhookReceiver } from '../../test/webhook-receiver.js';
import { newId } from '../database/identifiers.js';

const SPACES = '/video/v1/spaces';
const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` });

onBothDatabases('the admin API', (database) => {
  it('makes an environment once, and access tokens that open it until they are deleted', async () => {
    const { askAdmin, gateway } = await testGateway(database());
    const name = newId();
    const made = await askAdmin('POST', '/environments', { body: { name } });
    expect(made).toMatchObject({ status: 201, body: { data: { name } } });
    expect((await askAdmin('POST', '/environments', { body: { name } })).body).toEqual(made.body);
    const environment_id = made.body.data.id;

    const token = (await askAdmin('POST', '/access-tokens', { body: { environment_id, name: 'ci' } })).body
      .data;
    const list = (await askAdmin('GET', `/access-tokens?environment_id=${environment_id}`)).body.data;
    expect(list).toEqual([{ id: token.id, environment_id, name: 'ci', created_at: token.created_at }]);
    const open = () => gateway.request(SPACES, { headers: basic(token.id, token.secret) });
    expect((await open()).status).toBe(200);
    const one = `/access-tokens/${token.id}?environment_id=${environment_id}`;
    expect((await askAdmin('DELETE', one)).status).toBe(204);
    expect((await askAdmin('DELETE', one)).status).toBe(404);
    expect((await open()).status).toBe(401);
  });

  it('lists the spaces of all environments, active ones first, and finds them by name', async () => {
    const { ask, askAdmin } = await testGateway(database());
    const name = `Töpferkurs ${newId()}`;
    const create = () => ask('POST', SPACES, { body: { passthrough: name } });
    const [first, second] = [(await create()).body.data.id, (await create()).body.data.id];
    const named = await askAdmin('GET', `/spaces?${new URLSearchParams({ name }).toString()}`);
    expect(named.body.data).toMatchObject([
      { id: second, name, status: 'idle', participants: 0, created_at: expect.stringMatching(/^\d+$/) },
      { id: first, name },
    ]);
    const all = (await askAdmin('GET', '/spaces')).body.data as { id: string }[];
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([first, second]));
    expect((await askAdmin('GET', '/spaces?name=nobody')).body.data).toEqual([]);
  });

  it('makes signing keys that the REST API shows', async () => {
    const { ask, askAdmin, environmentId: environment_id } = await testGateway(database());
    const key = (await askAdmin('POST', '/signing-keys', { body: { environment_id, name: 'ci' } })).body.data;
    expect(Buffer.from(key.private_key, 'base64').toString()).toContain('BEGIN RSA PRIVATE KEY');
    expect((await ask('GET', `/system/v1/signing-keys/${key.id}`)).status).toBe(200);
    expect((await askAdmin('GET', `/signing-keys?environment_id=${environment_id}`)).body.data).toMatchObject(
      [{ id: key.id, name: 'ci' }],
    );
    expect(
      (await askAdmin('DELETE', `/signing-keys/${key.id}?environment_id=${environment_id}`)).status,
    ).toBe(204);
    expect((await ask('GET', `/system/v1/signing-keys/${key.id}`)).status).toBe(404);
  });

  it('makes webhooks, shows their deliveries and replays them', async () => {
    const { ask, askAdmin, gateway, environmentId: environment_id } = await testGateway(database());
    await using _gateway = gateway;
    await using receiver = await startWebhookReceiver();
    const made = await askAdmin('POST', '/webhooks', { body: { environment_id, url: receiver.url } });
    const { id, secret } = made.body.data;
    expect(secret).toMatch(/^\w{32}$/);
    expect((await askAdmin('GET', `/webhooks?environment_id=${environment_id}`)).body.data).toEqual([
      { id, environment_id, url: receiver.url, created_at: expect.any(String) },
    ]);
    const space = (await ask('POST', SPACES, { body: {}, headers: { 'x-request-id': 'request-of-the-app' } }))
      .body.data;
    gateway.start();
    const delivered = async () =>
      (await askAdmin('GET', `/deliveries?webhook_id=${id}&status=delivered`)).body.data;
    await expect
      .poll(delivered, { timeout: 20_000 })
      .toMatchObject([
        { type: 'video.space.created', object_id: space.id, attempts: 1, response_status_code: 200 },
      ]);
    expect(receiver.received[0]!.event).toMatchObject({ request_id: 'request-of-the-app' });

    const [delivery] = await delivered();
    const replayed = await askAdmin('POST', `/deliveries/${delivery.id}/replay`);
    expect(replayed).toMatchObject({
      status: 201,
      body: { data: { event_id: delivery.event_id, attempts: 0 } },
    });
    await expect.poll(() => receiver.received.length).toBe(2);
    expect((await askAdmin('DELETE', `/webhooks/${id}`)).status).toBe(204);
    expect((await askAdmin('DELETE', `/webhooks/${id}`)).status).toBe(404);
    expect(await delivered()).toEqual([]);
  });

  it('refuses what is not there, and webhooks into the operator’s own network', async () => {
    const { askAdmin, environmentId: environment_id } = await testGateway(database(), {
      arePrivateTargetsAllowed: false,
    });
    const unknown = newId();
    expect((await askAdmin('POST', '/access-tokens', { body: { environment_id: unknown } })).status).toBe(
      404,
    );
    expect((await askAdmin('POST', '/signing-keys', { body: { environment_id: unknown } })).status).toBe(404);
    expect(
      (await askAdmin('POST', '/webhooks', { body: { environment_id: unknown, url: 'https://a.b/' } }))
        .status,
    ).toBe(404);
    expect((await askAdmin('POST', '/deliveries/nothing/replay')).status).toBe(404);
    expect((await askAdmin('POST', '/deliveries/%00/replay')).status).toBe(400);
    for (const url of ['http://127.0.0.1/', 'http://169.254.169.254/', 'no-url', '']) {
      const answer = await askAdmin('POST', '/webhooks', { body: { environment_id, url } });
      expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_parameters' } } });
    }
    expect((await askAdmin('GET', '/webhooks?environment_id=%00')).status).toBe(400);
    expect((await askAdmin('DELETE', '/webhooks/99999999999')).status).toBe(400);
  });

  it('tells how the gateway is', async () => {
    const { askAdmin } = await testGateway(database());
    const { status, body } = await askAdmin('GET', '/status');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      database: { kind: database().kind, reachable: true },
      livekit: { reachable: false, failure: expect.stringContaining('LIVEKIT_URL') },
      broadcaster: false,
      ingest: false,
    });
  });

  it('answers the operator alone, and this machine alone unless told otherwise', async () => {
    const { gateway } = await testGateway(database());
    const remote = await testGateway(database(), { isAdminRemote: true });
    const without = await testGateway(database(), { adminToken: undefined });
    const path = '/airlock/v1/admin/environments';
    const authorization = `Bearer ${ADMIN_TOKEN}`;
    const ask = async (of: typeof gateway, headers: Record<string, string>, from?: string) => {
      const bindings = from && { incoming: { socket: { remoteAddress: from } } };
      return (await of.fetch(new Request(`http://gateway${path}`, { headers }), bindings as never)).status;
    };
    expect(await ask(gateway, { authorization })).toBe(200);
    expect(await ask(gateway, { authorization }, '::ffff:127.0.0.1')).toBe(200);
    expect(await ask(gateway, {})).toBe(401);
    expect(await ask(gateway, { authorization: 'Bearer wrong' })).toBe(401);
    expect(await ask(gateway, { authorization }, '192.168.1.5')).toBe(403);
    expect(await ask(gateway, { authorization, 'x-forwarded-for': '198.51.100.7' }, '127.0.0.1')).toBe(403);
    expect(await ask(remote.gateway, { authorization }, '192.168.1.5')).toBe(200);
    expect(await ask(without.gateway, { authorization })).toBe(401);
    expect(await ask(without.gateway, { authorization: 'Bearer undefined' })).toBe(401);
  });
});
