import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInMemory } from '../../test/in-memory.js';
import { testGateway } from '../../test/gateway.js';
import type { Database } from '../database/database.js';
import { keepLog } from '../../test/log-lines.js';
import { keepRenewed, ownCertificate } from './certificate.js';
import { listen } from './listen.js';
import { readConfiguration } from '../configuration/configuration.js';
import { runGateway } from './run.js';

const SLOW = 60_000;
let database: Database;
beforeAll(async () => {
  database = await openInMemory();
}, SLOW);
afterAll(() => database.close());

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'airlock-gateway-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

function getOverTls(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { ca }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

it(
  'answers on a port until it is closed, and lets requests under way finish',
  async () => {
    const { gateway, authorization } = await testGateway(database);
    const listening = await listen(gateway);
    expect(await (await fetch(`${listening.url}/healthz`)).json()).toEqual({ status: 'ok' });
    // Half sent when the gateway is told to close: the server has said that it goes on with it.
    const headers = { authorization, 'content-type': 'application/json', expect: '100-continue' };
    const slow = httpRequest(`${listening.url}/video/v1/spaces`, { method: 'POST', headers });
    const answered = once(slow, 'response') as Promise<[IncomingMessage]>;
    slow.write('{');
    await once(slow, 'continue');
    const closed = listening.close();
    slow.end('}');
    expect((await answered)[0].resume().statusCode).toBe(201);
    await closed;
    await expect(fetch(`${listening.url}/healthz`)).rejects.toThrow();
  },
  SLOW,
);

it('answers HTTP/1.0, which names no host', async () => {
  const { gateway } = await testGateway(database);
  await using listening = await listen(gateway);
  const socket = connect(listening.port, '127.0.0.1');
  socket.end('GET /healthz HTTP/1.0\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.[01] 200 /);
});

it('is ready only while database and LiveKit answer', async () => {
  const { gateway } = await testGateway(database);
  const ready = await gateway.request('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { status: 'not_ready', database: true, livekit: false },
  ]);
});

it('measures what it does by route, not by path', async () => {
  const { gateway, ask } = await testGateway(database);
  await ask('GET', '/video/v1/spaces/abcdefghijklmnopqrstuvwxyz');
  await ask('GET', '/nowhere/at/all');
  const figures = await (await gateway.request('/metrics')).text();
  expect(figures).toContain('route="/video/v1/spaces/:SPACE_ID",status="404"');
  expect(figures).not.toMatch(/abcdefghijklmnopqrstuvwxyz|nowhere/);
  expect(figures).toContain('airlock_webhook_backlog');
});

describe('TLS', () => {
  it(
    'works with the gateway’s own certificate, for whoever trusts it',
    async () => {
      await using folder = await temporaryFolder();
      const tls = await ownCertificate(folder.path);
      const { gateway } = await testGateway(database);
      await using listening = await listen(gateway, { tls });
      expect(listening.url).toMatch(/^https:/);
      expect(await getOverTls(`https://localhost:${listening.port}/healthz`, tls.cert)).toBe(200);
      expect(await getOverTls(`https://127.0.0.1:${listening.port}/healthz`, tls.cert)).toBe(200);
      await expect(fetch(`${listening.url}/healthz`)).rejects.toThrow();
    },
    SLOW,
  );

  it(
    'renews the certificate without a restart, and goes on with the old one when that fails',
    async () => {
      await using one = await temporaryFolder();
      await using other = await temporaryFolder();
      const [old, next] = [await ownCertificate(one.path), await ownCertificate(other.path)];
      const served: string[] = [];
      const server = { setSecureContext: ({ cert }: { cert: string }) => void served.push(cert) };
      const answers = [() => old, () => Promise.reject(new Error('the disk is full')), () => next];
      const renew = async () => (answers.shift() ?? (() => next))();
      const { logger, lines } = keepLog();
      const stop = keepRenewed(server, old, renew, logger, 1);
      await expect.poll(() => served).toEqual([next.cert]);
      stop();
      expect(lines.join('')).toContain('failed to renew the certificate');
    },
    SLOW,
  );

  it(
    'keeps the certificate, keeps its key private, and makes another for another name or near its end',
    async () => {
      await using folder = await temporaryFolder();
      const first = await ownCertificate(folder.path);
      expect((await stat(join(folder.path, 'gateway-key.pem'))).mode & 0o077).toBe(0);
      expect((await ownCertificate(folder.path)).cert).toBe(first.cert);
      const named = await ownCertificate(folder.path, ['localhost', 'gateway.example']);
      expect(named.cert).not.toBe(first.cert);
      const nextYear = new Date(Date.now() + 360 * 24 * 60 * 60 * 1000);
      const renewed = await ownCertificate(folder.path, ['localhost'], nextYear);
      expect(renewed.cert).not.toBe(named.cert);
      await writeFile(renewed.certFile, 'damaged');
      expect((await ownCertificate(folder.path)).cert).toContain('BEGIN CERTIFICATE');
    },
    SLOW,
  );
});

it(
  'runs from environment variables, and lets go of its database at the end',
  async () => {
    await using folder = await temporaryFolder();
    const environment = {
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'devkey',
      LIVEKIT_API_SECRET: 'secret',
      AIRLOCK_FOLDER: folder.path,
      AIRLOCK_PORT: '0',
      AIRLOCK_LOG_LEVEL: 'silent',
    };
    const running = await runGateway({ configuration: readConfiguration(environment) });
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    await expect(runGateway({ configuration: readConfiguration(environment) })).rejects.toMatchObject({
      code: 'database_in_use',
    });
    await running.close();
    const again = await runGateway({ configuration: readConfiguration(environment) });
    await again.close();
  },
  SLOW,
);
