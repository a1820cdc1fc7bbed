// What the gateway does not have goes on to Mux.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { testGateway } from '../../test/gateway.js';
import { openInMemory } from '../../test/in-memory.js';
import type { Database } from '../database/database.js';

let database: Database;
let baseUrl: string;
let asked: { line: string; authorization: string | undefined; body: string }[];
const mux = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    asked.push({
      line: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      body,
    });
    if (request.method === 'DELETE') return response.writeHead(204).end();
    response.writeHead(201, { 'content-type': 'application/json', 'x-mux': '1' });
    response.end('{"data":{"id":"of mux"}}');
  });
});

beforeAll(async () => {
  database = await openInMemory();
  mux.listen(0, '127.0.0.1');
  await once(mux, 'listening');
  baseUrl = `http://127.0.0.1:${(mux.address() as AddressInfo).port}`;
}, 60_000);
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  mux.close();
  await database.close();
});

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const withMux = () => testGateway(database, { mux: { tokenId: 'id', tokenSecret: 'secret', baseUrl } });

it.each([
  ['POST', '/video/v1/assets'],
  ['GET', '/video/v1/assets/abc/input-info?page=2'],
  ['PUT', '/video/v1/uploads/abc/cancel'],
  ['POST', '/video/v1/live-streams/abc/simulcast-targets'],
  ['GET', '/video/v1/playback-ids/abc'],
])(
  '%s %s is asked of Mux with the gateway’s token for whoever has one of the gateway’s',
  async (method, path) => {
    const { ask } = await withMux();
    const body = method === 'GET' ? undefined : { input: '日本語' };
    const answer = await ask(method, path, { body });
    expect(answer).toMatchObject({ status: 201, body: { data: { id: 'of mux' } } });
    expect(answer.headers.get('x-request-id')).not.toBeNull();
    const sent = {
      line: `${method} ${path}`,
      authorization: basic('id:secret'),
      body: body ? JSON.stringify(body) : '',
    };
    expect(asked).toEqual([sent]);
  },
);

it.each(['/video/v1/assets/abc', '/video/v1/live-streams/abc/simulcast-targets/def'])(
  'DELETE %s is Mux’s too, which answers with no body',
  async (path) => {
    const { ask } = await withMux();
    expect((await ask('DELETE', path)).status).toBe(204);
    expect(asked.map(({ line }) => line)).toEqual([`DELETE ${path}`]);
  },
);

it('PATCH of a space is not, though the gateway has none', async () => {
  const { ask } = await withMux();
  expect((await ask('PATCH', '/video/v1/spaces/abc', { body: {} })).status).toBe(405);
  expect(asked).toEqual([]);
});

it('leaves it to Mux who they are that come with another token', async () => {
  const { gateway } = await withMux();
  const headers = { authorization: basic('their:own') };
  expect((await gateway.request('/video/v1/assets', { headers })).status).toBe(201);
  expect(asked[0]!.authorization).toBe(basic('their:own'));
});

it.each([
  ['without a token', '/video/v1/assets', {}, 401],
  ['of spaces', '/video/v1/spaces/abc/anything', { authorization: basic('their:own') }, 401],
  ['on crooked ways', '/video/v1/assets/..%2f..%2fsystem', { authorization: basic('their:own') }, 404],
  ['that leads out by itself', '/video/v1/../../system/v1/x', { authorization: basic('their:own') }, 401],
])('asks Mux nothing %s', async (_case, path, headers, status) => {
  const { gateway } = await withMux();
  expect((await gateway.request(path, { headers })).status).toBe(status);
  expect(asked).toEqual([]);
});

it('says that Mux cannot be reached, and does not ask a gateway that asks', async () => {
  const nowhere = { tokenId: 'id', tokenSecret: 'secret', baseUrl: 'http://127.0.0.1:9' };
  const { ask } = await testGateway(database, { mux: nowhere });
  const code = async (headers = {}) => (await ask('GET', '/video/v1/assets', { headers })).body.error.type;
  expect(await code()).toBe('mux_unreachable');
  expect(await code({ via: '1.1 airlock-gateway' })).toBe('failed_request');
});

it('is not there without credentials of Mux, which the answer names', async () => {
  const { ask } = await testGateway(database);
  expect(await ask('GET', '/video/v1/assets')).toMatchObject({
    status: 404,
    body: { error: { type: 'not_found', messages: [expect.stringContaining('MUX_TOKEN_ID')] } },
  });
});
