import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startOperator, type Operator } from '../../test/operator.js';
import { keysCommand } from '../keys/keys-command.js';
import { webhooksCommand } from './webhooks-command.js';

let operator: Operator;
beforeAll(async () => {
  operator = await startOperator();
});
afterAll(() => operator[Symbol.asyncDispose]());

/** An endpoint of an application: counts what it accepts. */
async function startEndpoint() {
  const types: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      types.push((JSON.parse(body) as { type: string }).type);
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    types,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}

it('adds an endpoint, lists what it was sent, replays it, removes it', async () => {
  await using endpoint = await startEndpoint();
  const run = (...words: string[]) => operator.run(webhooksCommand(), ...words);
  expect(await run('list')).toContain('No endpoints yet');
  expect(await run('add', endpoint.url)).toMatch(/^# .* is webhook 1\nMUX_WEBHOOK_SECRET=\S+$/);
  expect(await run('list')).toContain(endpoint.url);

  const token = JSON.parse(await operator.run(keysCommand(), 'create-access-token', '--json')) as {
    id: string;
    secret: string;
  };
  await fetch(`${operator.url}/video/v1/spaces`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${token.id}:${token.secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  await vi.waitFor(() => expect(endpoint.types).toEqual(['video.space.created']), 10_000);
  const [delivery] = await vi.waitFor(async () => {
    const found = JSON.parse(await run('deliveries', '--json', '--status', 'delivered')) as { id: string }[];
    expect(found).toHaveLength(1);
    return found;
  }, 10_000);
  await run('replay', delivery!.id);
  await vi.waitFor(() => expect(endpoint.types).toHaveLength(2), 10_000);

  expect(await run('remove', '1')).toBe('Removed 1.');
  expect(await run('list')).toContain('No endpoints yet');
});

it('says why an address is no endpoint', async () => {
  await expect(operator.run(webhooksCommand(), 'add', 'ftp://example.com')).rejects.toMatchObject({
    code: 'gateway_refused',
  });
});
