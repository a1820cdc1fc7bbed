// The token exchange, against a small server on loopback.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { configure } from './configure.js';
import { findServer } from './server-address.js';

const asked = {
  jwt: 'mux-token',
  url: undefined,
  displayName: 'Anna',
  deps: { fetch },
  signal: new AbortController().signal,
};

afterEach(() => configure({ exchangeUrl: '' }));

/** Answers each request so; gives the address, and what was asked. */
async function exchange(
  answer: (request: IncomingMessage) => {
    status?: number;
    body: unknown;
    headers?: Record<string, string>;
  },
) {
  const requests: { path: string; body: unknown }[] = [];
  const listener: RequestListener = (request, response) => {
    void text(request).then((body) => {
      requests.push({ path: `${request.method} ${request.url}`, body: JSON.parse(body) });
      const { status = 200, body: answered, headers } = answer(request);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof answered === 'string' ? answered : JSON.stringify(answered));
    });
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  configure({ exchangeUrl: origin });
  return { origin, requests, [Symbol.asyncDispose]: async () => void server.close() };
}

/** The gateway's error body. */
const refusal = (type: string, message: string) => ({ error: { type, messages: [message] } });

it('a LiveKit URL needs no exchange', async () => {
  expect(await findServer({ ...asked, url: 'wss://host' })).toEqual({
    url: 'wss://host',
    token: 'mux-token',
  });
});

it('an address of the ws kind is LiveKit itself', async () => {
  configure({ exchangeUrl: 'wss://host' });
  expect(await findServer(asked)).toEqual({ url: 'wss://host', token: 'mux-token' });
});

it('comes again when a busy exchange says to, and not when that is too late', async () => {
  const busy = ['0.1', '3600'];
  await using there = await exchange(() => {
    const after = there.requests.length === 1 ? busy[0] : busy[1];
    return { status: 503, body: {}, headers: { 'retry-after': after! } };
  });
  await expect(findServer(asked)).rejects.toMatchObject({ name: 'ConnectionError' });
  expect(there.requests).toHaveLength(2);
});

it('exchanges the token, at the gateway’s path when the URL has none', async () => {
  await using there = await exchange(() => ({
    body: { url: 'wss://host/lk', token: 'lk', participants: 3 },
  }));
  expect(await findServer(asked)).toEqual({ url: 'wss://host/lk', token: 'lk' });
  configure({ exchangeUrl: `${there.origin}/my/own` });
  await findServer({ ...asked, displayName: '' });
  expect(there.requests).toEqual([
    { path: 'POST /airlock/v1/token-exchange', body: { token: 'mux-token', display_name: 'Anna' } },
    { path: 'POST /my/own', body: { token: 'mux-token' } },
  ]);
});

it.each([
  [401, {}, 'JWTError', /refuses the token/],
  [403, {}, 'JWTError', /refuses the token/],
  [401, 'no JSON', 'JWTError', /refuses the token:/],
  [403, null, 'JWTError', /refuses the token:/],
  [401, refusal('expired_token', 'It has expired.'), 'JWTError', /refuses the token \(It has expired\.\)/],
  [400, refusal('malformed_token', 'Three parts.'), 'JWTError', /refuses the token \(Three parts\.\)/],
  [400, refusal('invalid_parameters', 'No token.'), 'ConnectionError', /400 \(No token\.\)/],
  [403, refusal('space_full', 'The space is full.'), 'ConnectionError', /403 \(The space is full\.\)/],
  [412, refusal('failed_request', 'Not now.'), 'ConnectionError', /412 \(Not now\.\)/],
  [500, 'no JSON', 'ConnectionError', /500\./],
  [200, 'no JSON', 'ConnectionError', /gave no url and token/],
  [200, { url: 7 }, 'ConnectionError', /gave no url and token/],
  [200, null, 'ConnectionError', /gave no url and token/],
])('an exchange that answers %s %j: %s', async (status, body, name, message) => {
  await using _there = await exchange(() => ({ status, body }));
  const error: Error = await findServer(asked).then(
    () => expect.unreachable(),
    (caught: Error) => caught,
  );
  expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
  expect(error.message).not.toContain('mux-token');
});

it('an exchange that is not there: ConnectionError', async () => {
  configure({ exchangeUrl: 'http://127.0.0.1:1/' });
  await expect(findServer(asked)).rejects.toMatchObject({ name: 'ConnectionError' });
});
