import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { AdminApi } from '../admin-api/admin-api.js';
import { checkGateway } from './check-gateway.js';
import { checkClock, checkLiveKit, checkVersion } from './check-livekit.js';
import { checkCodecs, checkTcp } from './check-media.js';
import { checkMux } from './check-mux.js';
import { readCandidate } from './signal-probe.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

it('reads candidates from trickled JSON and from SDP, and nothing from anything else', () => {
  const trickled = JSON.stringify({ candidate: 'candidate:1 1 udp 2130706431 127.0.0.1 7882 typ host' });
  expect(readCandidate(trickled)).toEqual([{ transport: 'udp', host: '127.0.0.1', port: 7882 }]);
  expect(readCandidate('a=candidate:2 1 tcp 1671430143 10.0.0.1 7881 typ host tcptype passive')).toEqual([
    { transport: 'tcp', host: '10.0.0.1', port: 7881 },
  ]);
  expect(readCandidate('a=end-of-candidates')).toEqual([]);
});

it.each([
  ['Thu, 01 Jan 2026 00:00:01 GMT', 'ok', /agree/],
  ['Thu, 01 Jan 2026 00:01:00 GMT', 'failed', /60 s ahead/],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 'failed', /60 s behind/],
  [null, 'unknown', /reports no time/],
])('judges the clock %s: %s', (date, verdict, says) => {
  expect(checkClock(date, NOW)).toMatchObject({ verdict, says: expect.stringMatching(says) as string });
});

it('warns of a LiveKit older than what was tested', () => {
  expect(checkVersion('ws://x', '1.13.5').verdict).toBe('ok');
  expect(checkVersion('ws://x', '1.8.4').verdict).toBe('warning');
  expect(checkVersion('ws://x', '2.0.0').verdict).toBe('ok');
});

it('fails without the codecs that browsers publish by default', () => {
  expect(checkCodecs({ codecs: ['video/VP8', 'audio/opus'] }).verdict).toBe('ok');
  expect(checkCodecs({ codecs: ['video/H264', 'audio/opus'] })).toMatchObject({
    verdict: 'failed',
    says: expect.stringContaining('video/vp8') as string,
  });
});

it('tells a closed TCP port from none', async () => {
  expect((await checkTcp([])).verdict).toBe('warning');
  expect(await checkTcp([{ transport: 'tcp', host: '127.0.0.1', port: 9 }])).toMatchObject({
    verdict: 'failed',
    says: expect.stringContaining('127.0.0.1:9') as string,
  });
});

it('says that LiveKit does not answer', async () => {
  const { findings, probe } = await checkLiveKit(
    { url: 'ws://127.0.0.1:9', apiKey: 'k', apiSecret: 's' },
    'r',
  );
  expect(probe).toBeUndefined();
  expect(findings.map(({ verdict }) => verdict)).toEqual(['failed', 'unknown']);
});

it('does not repeat the token that LiveKit refuses and sends back', async () => {
  const server = createServer((request, response) => {
    const token = request.headers.authorization?.replace('Bearer ', '');
    response.writeHead(token ? 401 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 'unauthenticated', msg: `invalid token: ${token}, error: bad` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { findings } = await checkLiveKit(
    { url: `ws://127.0.0.1:${port}`, apiKey: 'k', apiSecret: 's' },
    'r',
  );
  server.close();
  expect(findings[1]).toMatchObject({
    verdict: 'failed',
    says: expect.stringContaining('invalid token: •••, error: bad') as string,
  });
});

const gatewayWith = (status: object | Error, others: Record<string, unknown> = {}): AdminApi =>
  ({
    get: (path) => {
      if (status instanceof Error) return Promise.reject(status);
      return Promise.resolve((path === '/status' ? status : (others[path] ?? [])) as never);
    },
  }) as Partial<AdminApi> as AdminApi;

it('tells the gateway’s troubles apart', async () => {
  const well = {
    version: '0.1.0',
    database: { kind: 'postgres', reachable: true, migrations: { applied: 1, known: 1 } },
    livekit: { reachable: true, last_webhook_at: new Date(NOW + 1).toISOString(), webhook_path: '/hook' },
    webhooks: { configured: 1, pending_deliveries: 0 },
  };
  const verdicts = async (status: object | Error) =>
    (await checkGateway(gatewayWith(status), new Date(NOW))).map(({ verdict }) => verdict);
  expect(await verdicts(well)).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect(await verdicts(new Error('refused'))).toEqual(['failed', 'unknown', 'unknown']);
  const { webhooks: _none, ...rest } = well;
  const noDatabase = { ...rest, database: { kind: 'postgres', reachable: false } };
  expect(await verdicts(noDatabase)).toEqual(['ok', 'failed', 'ok', 'unknown']);
  const stuck = { ...well, webhooks: { configured: 1, pending_deliveries: 5000 } };
  expect(await verdicts(stuck)).toEqual(['ok', 'ok', 'ok', 'warning']);
});

it('names the endpoint that does not answer while deliveries wait', async () => {
  const status = {
    version: '0.1.0',
    database: { kind: 'pglite', reachable: true, migrations: { applied: 1, known: 1 } },
    livekit: { reachable: true, last_webhook_at: new Date(NOW + 1).toISOString(), webhook_path: '/hook' },
    webhooks: { configured: 1, pending_deliveries: 58 },
  };
  const api = gatewayWith(status, {
    '/deliveries?status=pending&limit=100': [
      { webhook_id: 1 },
      { webhook_id: 1, failure: 'connect ECONNREFUSED 127.0.0.1:3000' },
    ],
    '/environments': [{ id: 'e', name: 'development' }],
    '/webhooks?environment_id=e': [{ id: 1, url: 'http://localhost:3000/webhooks' }],
  });
  const webhooks = (await checkGateway(api, new Date(NOW))).at(-1);
  expect(webhooks).toMatchObject({
    verdict: 'warning',
    says:
      '1 endpoint, 58 deliveries waiting\n' +
      'http://localhost:3000/webhooks does not accept them: connect ECONNREFUSED 127.0.0.1:3000',
    next: expect.stringContaining('webhooks deliveries --status pending') as string,
  });
});

it('asks Mux only where there are credentials, and never repeats them', async () => {
  const answering = (status: number) => () => Promise.resolve(new Response(null, { status }));
  expect((await checkMux({})).verdict).toBe('ok');
  expect((await checkMux({ MUX_TOKEN_ID: 'id' })).says).toContain('MUX_TOKEN_SECRET is not set');
  const both = { MUX_TOKEN_ID: 'id', MUX_TOKEN_SECRET: 'very secret' };
  expect((await checkMux(both, answering(200))).verdict).toBe('ok');
  const refused = await checkMux(both, answering(401));
  expect(refused.verdict).toBe('failed');
  expect(refused.next).toContain('access token');
  expect((await checkMux(both, answering(503))).next).toContain('status.mux.com');
  expect(JSON.stringify(refused)).not.toContain('very secret');
});
