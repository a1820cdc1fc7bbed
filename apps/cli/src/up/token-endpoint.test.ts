import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyLiveKitToken } from '@airlock/tokens';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenEndpoint } from './token-endpoint.js';

const apiKey = 'key';
const apiSecret = 'a secret of the test, long enough to sign';
const endpoint = tokenEndpoint({ apiKey, apiSecret, clientUrl: (host) => `wss://${host}` });
const server = createServer((request, response) => void endpoint(request, response));
let host: string;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const post = (body: string, contentType = 'application/json') =>
  fetch(`http://${host}/`, { method: 'POST', headers: { 'content-type': contentType }, body });

it('signs a token for a room and a name, each with an identity of its own', async () => {
  const answers = [];
  for (let time = 0; time < 2; time += 1) {
    const response = await post(JSON.stringify({ room: ' stage ', name: 'Änne' }));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    answers.push((await response.json()) as { token: string; url: string });
  }
  expect(answers[0]!.url).toBe(`wss://${host}`);
  const claims = await Promise.all(
    answers.map(({ token }) => verifyLiveKitToken(token, { apiKey, apiSecret })),
  );
  expect(claims[0]).toMatchObject({ name: 'Änne', video: { room: 'stage', roomJoin: true } });
  expect(claims[0]!.sub).not.toBe(claims[1]!.sub);
});

it.each([
  ['{', 'application/json', 400],
  ['null', 'application/json', 400],
  ['{"room":"stage"}', 'application/json', 400],
  ['{"room":"","name":"A"}', 'application/json', 400],
  ['{"room":7,"name":"A"}', 'application/json', 400],
  [JSON.stringify({ room: 'r', name: 'x'.repeat(65) }), 'application/json', 400],
  [JSON.stringify({ room: 'r'.repeat(129), name: 'A' }), 'application/json', 400],
  [JSON.stringify({ room: 'r', name: 'x'.repeat(9000) }), 'application/json', 413],
  ['room=r&name=A', 'application/x-www-form-urlencoded', 415],
])('refuses %.40s as %s with %i', async (body, contentType, status) => {
  const response = await post(body, contentType);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
});

it('answers nothing but POST', async () => {
  expect((await fetch(`http://${host}/`)).status).toBe(405);
});
