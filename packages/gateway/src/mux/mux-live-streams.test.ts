import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInMemory } from '../../test/in-memory.js';
import { testGateway } from '../../test/gateway.js';
import { keepLog } from '../../test/log-lines.js';
import { startMuxStandIn, type Fault } from '../../test/mux-stand-in.js';
import { freePort } from '../../test/postgres.js';
import type { Database } from '../database/database.js';
import { listen } from '../assembly/listen.js';
import { liveStream } from '../live-streams/schemas.js';

const path = '/video/v1/live-streams';

let database: Database;
beforeAll(async () => {
  database = await openInMemory();
}, 60_000);
afterAll(() => database.close());

it('live streams are made, changed and deleted at Mux, and come back as Mux has them', async () => {
  await using mux = await startMuxStandIn();
  const { ask } = await testGateway(database, { mux: mux.credentials });
  const body = {
    playback_policy: 'public',
    passthrough: 'x',
    simulcast_targets: [{ url: 'rtmp://elsewhere/app', stream_key: 'abc' }],
  };
  const made = await ask('POST', path, { body });
  const stream = mux.streams.get(made.body.data.id)!;
  expect(made).toMatchObject({ status: 201, body: { data: stream } });
  expect(liveStream.safeParse(made.body.data).error).toBeUndefined();
  expect(made.body.data).toMatchObject({
    simulcast_targets: body.simulcast_targets,
    playback_ids: [{ policy: 'public' }],
  });

  const one = `${path}/${stream.id}`;
  expect((await ask('GET', one)).body.data).toEqual(stream);
  const changed = await ask('PATCH', one, { body: { passthrough: 'new', new_field: 1 } });
  expect(changed).toMatchObject({ status: 200, body: { data: { passthrough: 'new', new_field: 1 } } });
  for (const [action, status] of [
    ['disable', 'disabled'],
    ['enable', 'idle'],
    ['complete', 'idle'],
  ] as const) {
    expect(await ask('PUT', `${one}/${action}`)).toMatchObject({ status: 200, body: { data: {} } });
    expect(mux.asked.at(-1)).toBe(`PUT /${stream.id}/${action}`);
    expect(stream.status).toBe(status);
  }
  const key = made.body.data.stream_key as string;
  const reset = await ask('POST', `${one}/reset-stream-key`);
  expect(reset).toMatchObject({ status: 201, body: { data: { stream_key: stream.stream_key } } });
  expect(stream.stream_key).not.toBe(key);

  const added = await ask('POST', `${one}/playback-ids`, { body: { policy: 'signed' } });
  expect(added).toMatchObject({ status: 201, body: { data: stream.playback_ids!.at(-1)! } });
  const playback = `${one}/playback-ids/${added.body.data.id}`;
  expect((await ask('GET', playback)).body).toEqual(added.body);
  expect((await ask('DELETE', playback)).status).toBe(204);
  expect((await ask('GET', playback)).status).toBe(404);

  expect((await ask('DELETE', one)).status).toBe(204);
  expect(mux.streams.size).toBe(0);
  expect((await ask('GET', one)).status).toBe(404);
});

it('live streams are listed by Mux', async () => {
  await using mux = await startMuxStandIn();
  const { ask } = await testGateway(database, { mux: mux.credentials });
  const [first, second] = [mux.add(), mux.add()];
  const ids = async (query: string) =>
    (await ask('GET', `${path}?${query}`)).body.data.map(({ id }: { id: string }) => id);
  expect(await ids('')).toEqual([second.id, first.id]);
  expect(await ids('limit=1&page=2')).toEqual([first.id]);
  expect(await ids(`stream_key=${second.stream_key}`)).toEqual([second.id]);
  expect(await ids('status=disabled')).toEqual([]);
});

it('live streams at Mux cause no events here: Mux sends its own', async () => {
  await using mux = await startMuxStandIn();
  const { ask, askAdmin, environmentId } = await testGateway(database, { mux: mux.credentials });
  const webhook = { environment_id: environmentId, url: 'http://127.0.0.1:9' };
  const { id } = (await askAdmin('POST', '/webhooks', { body: webhook })).body.data;
  const stream = (await ask('POST', path, { body: {} })).body.data;
  await ask('PATCH', `${path}/${stream.id}`, { body: { passthrough: 'new' } });
  await ask('PUT', `${path}/${stream.id}/disable`);
  await ask('DELETE', `${path}/${stream.id}`);
  expect((await askAdmin('GET', `/deliveries?webhook_id=${id}`)).body.data).toEqual([]);
});

it('live streams cannot be named so that Mux is asked for something else', async () => {
  await using mux = await startMuxStandIn();
  const { ask } = await testGateway(database, { mux: mux.credentials });
  for (const id of ['../../../system/v1/signing-keys', '..', 'a/b', 'a?b', 'x'.repeat(30) + '/complete']) {
    const body = { broadcasts: [{ live_stream_id: id }] };
    expect((await ask('POST', '/video/v1/spaces', { body })).status).toBe(400);
    expect([400, 404]).toContain((await ask('GET', `${path}/${encodeURIComponent(id)}`)).status);
  }
  expect(mux.asked).toEqual([]);
});

it.each<[Fault, number, string, RegExp]>([
  [muxSays(400, 'reconnect_window is too large'), 400, 'invalid_parameters', /^reconnect_window is too/],
  [muxSays(401, 'Unauthorized request'), 502, 'mux_refused', /MUX_TOKEN_ID and MUX_TOKEN_SECRET/],
  [{ status: 403 }, 502, 'mux_refused', /read and write Mux Video/],
  [muxSays(404, 'gone'), 404, 'not_found', /^gone$/],
  [{ status: 404, body: '<html>' }, 404, 'not_found', /^Live stream not found at Mux$/],
  [muxSays(409, 'locked'), 412, 'failed_request', /^locked$/],
  [muxSays(412, 'is not ready'), 412, 'failed_request', /^is not ready$/],
  [muxSays(422, 'no'), 400, 'invalid_parameters', /^no$/],
  [{ status: 429, body: { errors: ['Too many'] } }, 429, 'too_many_requests', /try again in a while/],
  [{ status: 418 }, 412, 'failed_request', /^Mux answered HTTP 418$/],
  [{ status: 500 }, 503, 'mux_unreachable', /^Mux answered HTTP 500: try again/],
  [{ status: 503, body: { error: 'a text' } }, 503, 'mux_unreachable', /HTTP 503/],
  ['silence', 503, 'mux_unreachable', /^Mux did not answer within 0.2 s/],
  ['headers alone', 503, 'mux_unreachable', /^Mux did not answer within 0.2 s/],
  ['a cut connection', 503, 'mux_unreachable', /^Mux cannot be reached/],
  ['a page', 503, 'mux_unreachable', /MUX_BASE_URL/],
])('what Mux means by %j is told', async (fault, status, type, message) => {
  await using mux = await startMuxStandIn();
  const { ask } = await testGateway(database, { mux: { ...mux.credentials, timeoutMs: 200 } });
  const { id } = mux.add();
  mux.fault = () => fault;
  for (const [method, end, body] of [
    ['POST', '', {}],
    ['GET', `/${id}`],
    ['POST', `/${id}/playback-ids`, {}],
  ] as const) {
    expect(await ask(method, `${path}${end}`, { body })).toMatchObject({
      status,
      body: { error: { type, messages: [expect.stringMatching(message)] } },
    });
  }
  // Once each: a request that creates something must not be made twice.
  expect(mux.asked).toHaveLength(3);
});

it('a gateway that takes itself for Mux is told so, and does not ask itself without end', async () => {
  const { authorization } = await testGateway(database);
  const [tokenId, tokenSecret] = atob(authorization.slice('Basic '.length)).split(':') as [string, string];
  const port = await freePort();
  const mux = { tokenId, tokenSecret, baseUrl: `http://127.0.0.1:${port}` };
  const { ask, gateway } = await testGateway(database, { mux });
  await using _listening = await listen(gateway, { port });
  expect(await ask('GET', path)).toMatchObject({
    status: 412,
    body: { error: { messages: [expect.stringMatching(/^MUX_BASE_URL of the gateway leads to a gateway/)] } },
  });
});

it('a Mux that nobody serves is told as such', async () => {
  const mux = await startMuxStandIn();
  const { ask } = await testGateway(database, { mux: mux.credentials });
  await mux[Symbol.asyncDispose]();
  expect(await ask('GET', path)).toMatchObject({
    status: 503,
    body: { error: { type: 'mux_unreachable', messages: [expect.stringMatching(/cannot be reached/)] } },
  });
});

it('no secret is in a log, however Mux fails', async () => {
  const { logger, lines } = keepLog();
  await using mux = await startMuxStandIn();
  const { ask } = await testGateway(database, {
    mux: { ...mux.credentials, timeoutMs: 200 },
    logger,
  });
  const { id, stream_key } = mux.add();
  const answers = [];
  for (const fault of [{ status: 401 }, { status: 500 }, 'silence', 'a cut connection', 'a page'] as const) {
    mux.fault = () => fault;
    answers.push((await ask('GET', `${path}/${id}`)).body);
    answers.push((await ask('POST', `${path}/${id}/reset-stream-key`)).body);
  }
  const everything = [...lines, JSON.stringify(answers)].join();
  expect(everything).toContain('mux_refused');
  const { tokenId, tokenSecret } = mux.credentials;
  const basic = Buffer.from(`${tokenId}:${tokenSecret}`).toString('base64');
  expect([tokenSecret, basic, stream_key].filter((secret) => everything.includes(secret))).toEqual([]);
});

function muxSays(status: number, message: string): Fault {
  return { status, body: { error: { type: 'whatever', messages: [message] } } };
}
