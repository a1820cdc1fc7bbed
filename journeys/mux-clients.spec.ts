// Mux's published clients, told another host name and nothing else, do against the gateway what they did against Mux.
import { join } from 'node:path';
import { servePage, startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRealGateway, type GatewayEnvironment, type RealGateway } from './gateway/real-gateway.js';
import { startWebhookEndpoint } from './gateway/webhook-endpoint.js';
import { soon } from './meet/stage.js';
import type { Credentials, MuxClient, MuxNode } from './mux-clients/mux-client.js';
import { muxNode7 } from './mux-clients/mux-node-7.js';
import { muxNode8 } from './mux-clients/mux-node-8.js';
import { muxPython } from './mux-clients/mux-python.js';
import type * as SpacePage from './mux-clients/space-page.js';
import { pythonWith } from './python/environment.js';

const START = 'POST /video/v1/spaces/:SPACE_ID/broadcasts/:BROADCAST_ID/start';

let world: World;
let gateway: RealGateway;
let pythonFolder: string;
beforeAll(async () => {
  pythonFolder = await pythonWith('mux_python==3.12.0');
  world = await startWorld();
  gateway = await startRealGateway(world);
});
afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]();
  await world?.[Symbol.asyncDispose]();
});

const nodeClients: [string, (credentials: Credentials) => MuxNode][] = [
  ['mux-node 7.3.5', muxNode7],
  ['mux-node 8.8.0', muxNode8],
];
const clients: [string, (credentials: Credentials) => MuxClient][] = [
  ...nodeClients,
  ['mux_python 3.12.0', (credentials) => muxPython(`${pythonFolder}/python`, credentials)],
];

/** What the server answered instead of doing it. */
async function refusal(client: MuxClient, call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => 'was not refused',
    (rejection: unknown) => client.refusalOf(rejection),
  );
}

function exchange(token: string): Promise<Response> {
  return fetch(`${gateway.url}/airlock/v1/token-exchange`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
}

describe.each(clients)('%s', (name, connect) => {
  let environment: GatewayEnvironment;
  let client: MuxClient;
  beforeAll(async () => {
    environment = await gateway.newEnvironment(name);
    client = connect(environment.credentials);
  });
  afterAll(() => client?.[Symbol.asyncDispose]());

  it('creates, lists over pages, gets and deletes spaces', async () => {
    const made = [];
    for (const passthrough of ['a', 'b', 'ü', 'd', 'e']) made.push(await client.createSpace(passthrough));
    expect(made[2]).toMatchObject({ status: 'idle', type: 'server', passthrough: 'ü' });
    expect(Number(made[0]!.created_at)).toBeCloseTo(Date.now() / 1000, -2);

    const listed = await client.listSpaces(2);
    expect(listed.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
    expect(await client.getSpace(made[1]!.id)).toEqual(made[1]);

    const { id } = made[0]!;
    await client.deleteSpace(id);
    expect(await refusal(client, client.getSpace(id))).toBe('not_found');
    expect(await client.listSpaces(100)).toHaveLength(4);
    expect(await refusal(client, client.getSpace('not an id'))).toBe('invalid_parameters');
  });

  it('creates, gets and deletes broadcasts, and is told once that an idle space cannot be broadcast', async () => {
    const space = await client.createSpace('broadcast');
    const stream = await client.createLiveStream();
    const broadcast = await client.createBroadcast(space.id, stream.id);
    expect(broadcast).toMatchObject({ live_stream_id: stream.id, status: 'idle', layout: 'gallery' });
    expect(await client.getBroadcast(space.id, broadcast.id)).toEqual(broadcast);

    const before = await gateway.requestCount(START);
    expect(await refusal(client, client.startBroadcast(space.id, broadcast.id))).toBe('failed_request');
    expect((await gateway.requestCount(START)) - before).toBe(1);

    await client.deleteBroadcast(space.id, broadcast.id);
    expect(await refusal(client, client.getBroadcast(space.id, broadcast.id))).toBe('not_found');
  });

  it('creates, lists, gets and deletes signing keys', async () => {
    const key = await client.createSigningKey();
    expect(Buffer.from(key.private_key!, 'base64').toString()).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    const listed = await client.listSigningKeys();
    expect(listed.map(({ id }) => id)).toEqual([key.id]);
    const { private_key: again, ...got } = await client.getSigningKey(key.id);
    expect(got.id).toBe(key.id);
    expect(again ?? undefined).toBeUndefined();
    await client.deleteSigningKey(key.id);
    expect(await refusal(client, client.getSigningKey(key.id))).toBe('not_found');
  });

  it('is refused with a wrong secret, with another id, and in another environment', async () => {
    const { credentials } = environment;
    for (const wrong of [{ tokenSecret: 'wrong' }, { tokenId: 'nobody' }]) {
      await using stranger = connect({ ...credentials, ...wrong });
      expect(await refusal(stranger, stranger.listSpaces(1))).toBe('unauthorized');
    }
    const { id } = await client.createSpace('of this environment');
    const elsewhere = await gateway.newEnvironment(`${name}, elsewhere`);
    await using other = connect(elsewhere.credentials);
    expect(await refusal(other, other.getSpace(id))).toBe('not_found');
  });
});

describe.each(nodeClients)('%s', (name, connect) => {
  it('signs tokens that are exchanged, until their key is deleted', async () => {
    const { credentials } = await gateway.newEnvironment(`${name}, tokens`);
    await using client = connect(credentials);
    const [space, key] = [await client.createSpace('tokens'), await client.createSigningKey()];
    const token = await client.signSpaceId(space.id, key);
    const answer = await exchange(token);
    expect([answer.status, ((await answer.json()) as { url: string }).url]).toEqual([200, world.livekit.url]);
    await client.deleteSigningKey(key.id);
    expect((await exchange(token)).status).toBe(401);
  });

  it('accepts the signature of a delivered webhook, and no other', async () => {
    await using endpoint = await startWebhookEndpoint();
    const { credentials, webhookSecret } = await gateway.newEnvironment(`${name}, webhooks`, endpoint.url);
    await using client = connect(credentials);
    const { id } = await client.createSpace('Ünïcode \u2028 "quoted"');
    await expect
      .poll(() => endpoint.delivered.map(({ event }) => event.type), soon)
      .toEqual(['video.space.created']);
    const { body, signature, event } = endpoint.delivered[0]!;
    expect(event.data.id).toBe(id);
    client.verifyWebhook(body, signature, webhookSecret);
    // As Mux's examples do it behind a JSON parser.
    client.verifyWebhook(JSON.stringify(event), signature, webhookSecret);
    expect(() => client.verifyWebhook(`${body} `, signature, webhookSecret)).toThrow();
    expect(() => client.verifyWebhook(body, signature, 'another secret')).toThrow();
  });
});

it('browsers join with the tokens that mux-node signed, and are seen; without a broadcaster no start storms', async () => {
  const { credentials } = await gateway.newEnvironment('browsers');
  await using served = await servePage({ entry: join(import.meta.dirname, 'mux-clients/space-page.ts') });
  const browser = await world.addBrowser({ pattern: { color: 'magenta' }, toneHz: 660 });
  for (const [name, connect] of nodeClients) {
    await using client = connect(credentials);
    const [space, key] = [await client.createSpace(name), await client.createSigningKey()];
    const observer = await world.addParticipant({ room: space.id, identity: `observer of ${name}` });
    const page = await browser.newPage(served.url);
    const id = await page.evaluate(
      ([exchangeUrl, token]) =>
        (window as unknown as { page: typeof SpacePage }).page.join(exchangeUrl, token, 'Ada'),
      [`${gateway.url}/airlock/v1/token-exchange`, await client.signSpaceId(space.id, key)] as const,
    );
    const ada = () => [...observer.room.remoteParticipants.values()].find(({ name }) => name === 'Ada');
    await expect.poll(() => ada() && observer.frameOf(ada()!.identity)?.color, soon).toBe('magenta');
    expect(ada()!.identity).toBe(id);
    await expect.poll(async () => (await client.getSpace(space.id)).status, soon).toBe('active');
    expect(await refusal(client, client.deleteSpace(space.id))).toBe('failed_request');

    const stream = await client.createLiveStream();
    const broadcast = await client.createBroadcast(space.id, stream.id);
    const before = await gateway.requestCount(START);
    expect(await refusal(client, client.startBroadcast(space.id, broadcast.id))).toBe('failed_request');
    expect((await gateway.requestCount(START)) - before).toBe(1);
    await page.close();
    await observer.disconnect();
  }
});
