import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openInMemory } from '../../test/in-memory.js';
import { testGateway } from '../../test/gateway.js';
import { keepLog } from '../../test/log-lines.js';
import { inOneHour, muxToken } from '../../test/mux-tokens.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';
import { startWebhookReceiver } from '../../test/webhook-receiver.js';

it('no log, error or metric holds a secret', async () => {
  const { logger, lines } = keepLog();
  await using database = await openInMemory();
  const { gateway, ask, askAdmin, authorization, environmentId } = await testGateway(database, {
    logger,
    livekit: {
      url: 'http://127.0.0.1:9',
      apiKey: 'devkey',
      apiSecret: 'the-livekit-api-secret-of-this-test',
    },
    broadcaster: new ScriptedBroadcaster(),
  });
  await using _gateway = gateway;
  await using receiver = await startWebhookReceiver();
  receiver.answer = () => 500;
  gateway.start();

  const webhook = (
    await askAdmin('POST', '/webhooks', { body: { environment_id: environmentId, url: receiver.url } })
  ).body.data;
  const token = (await askAdmin('POST', '/access-tokens', { body: { environment_id: environmentId } })).body
    .data;
  const key = (await ask('POST', '/system/v1/signing-keys')).body.data;
  const stream = (await ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  const space = (
    await ask('POST', '/video/v1/spaces', { body: { broadcasts: [{ live_stream_id: stream.id }] } })
  ).body.data;
  const mux = muxToken({
    privateKey: key.private_key,
    keyId: key.id,
    claims: { aud: 'rt', sub: space.id, exp: inOneHour() },
  });
  const refusals = [
    await ask('POST', '/airlock/v1/token-exchange', { body: { token: mux } }),
    await ask('POST', '/airlock/v1/token-exchange', { body: { token: `${mux}x` } }),
    await ask('GET', `/video/v1/live-streams?stream_key=${stream.stream_key}&limit=0`),
    await ask('POST', `/video/v1/live-streams`, { rawBody: `{"stream_key":"${stream.stream_key}"` }),
    await ask('GET', '/video/v1/spaces', { headers: { authorization: authorization.slice(0, -4) } }),
  ];
  expect(refusals.every(({ status }) => status >= 400)).toBe(true);
  await expect.poll(() => lines.join('')).toContain('webhook not delivered');
  await gateway.reconciler.reconcile();

  const metrics = await (await gateway.request('/metrics')).text();
  const everything = [...lines, ...refusals.map(({ body }) => JSON.stringify(body)), metrics].join('\n');
  expect(everything).toContain('LiveKit');
  const secrets = {
    apiSecret: 'the-livekit-api-secret-of-this-test',
    basic: authorization.slice('Basic '.length),
    accessToken: token.secret,
    webhook: webhook.secret,
    streamKey: stream.stream_key,
    privateKey: key.private_key.slice(0, 100),
    muxToken: mux,
    muxSignature: mux.split('.')[2],
    adminToken: 'an-admin-token-for-tests',
  };
  const leaked = Object.entries(secrets).filter(([, secret]) => everything.includes(secret));
  expect(leaked.map(([name]) => name)).toEqual([]);
}, 60_000);

it('a query that fails leaves no secret in the log or in the answer', async () => {
  const { logger, lines } = keepLog();
  await using database = await openInMemory();
  const { gateway, ask } = await testGateway(database, { logger });
  await using _gateway = gateway;
  const stream = (await ask('POST', '/video/v1/live-streams', { body: {} })).body.data;
  const space = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
  const destinations = [{ url: 'rtmp://a.example/live/a-destination-key' }];
  const broadcast = { live_stream_id: stream.id, airlock: { destinations } };

  await database.queries.execute(sql`alter table broadcasts rename to not_there`);
  const refused = await ask('POST', `/video/v1/spaces/${space.id}/broadcasts`, { body: broadcast });
  await database.queries.execute(sql`alter table live_streams rename to not_there_either`);
  const unlisted = await ask('GET', `/video/v1/live-streams?stream_key=${stream.stream_key}`);

  expect([refused.status, unlisted.status]).toEqual([500, 500]);
  const log = lines.join('');
  expect(log).toContain('relation \\"broadcasts\\" does not exist');
  expect(log).toContain('relation \\"live_streams\\" does not exist');
  for (const secret of ['a-destination-key', stream.stream_key]) {
    expect(log).not.toContain(secret);
    expect(JSON.stringify([refused.body, unlisted.body])).not.toContain(secret);
  }
});

it('what is named like a secret is blacked out all the same', () => {
  const { logger, lines } = keepLog('info');
  logger.info({ token: 'abc-1', deep: { stream_key: 'abc-2' }, secret: 'abc-3' }, 'careless');
  const line = lines.join('');
  expect(line).toContain('careless');
  expect(line).not.toContain('abc-');
});
