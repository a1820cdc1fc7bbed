import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { freeTcpPort } from '@airlock-rtc/livekit-local';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servePage } from './page-server.js';

const SCRIPT = 'console.log("a script");';

let folder: string;
let port: number;
let page: AsyncDisposable;
/** Closes a connection when it is used again, as a server does whose patience with an idle one has just run out. */
const target = createServer((asked, answer) => {
  if (used.has(asked.socket)) return void asked.socket.destroy();
  used.add(asked.socket);
  answer.end(`gateway: ${asked.url} for ${asked.headers['x-forwarded-for']}`);
});
const used = new WeakSet<object>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-page-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<div id="root"></div>');
  await writeFile(join(folder, 'assets/script.js'), SCRIPT);
  await writeFile(join(folder, 'assets/script.js.br'), brotliCompressSync(SCRIPT));
  await once(target.listen(0, '127.0.0.1'), 'listening');
  const gateway = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
  port = (await freeTcpPort())!;
  const proxied = [
    { path: '/airlock/v1/dev', target: gateway },
    { path: '/rtc', target: 'http://127.0.0.1:9' },
  ];
  page = await servePage({ folder, port, host: '127.0.0.1', proxied });
});
afterAll(async () => {
  await page?.[Symbol.asyncDispose]();
  target.close();
  await rm(folder, { recursive: true, force: true });
});

function ask(
  path: string,
  headers: Record<string, string> = {},
): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve(Object.assign(response, { text: Buffer.concat(chunks).toString() }));
    })
      .on('error', reject)
      .end();
  });
}

it('asks the gateway again after it closed an idle connection', async () => {
  for (let i = 0; i < 3; i++) expect((await ask('/airlock/v1/dev/join')).statusCode).toBe(200);
});

it('serves what is compressed to whoever takes it, and assets for good', async () => {
  expect((await ask('/assets/script.js')).text).toBe(SCRIPT);
  const { headers } = await ask('/assets/script.js', { 'accept-encoding': 'gzip, br' });
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect((await ask('/watch/some-id')).text).toContain('<div id="root">');
  expect((await ask('/')).headers['cache-control']).toBe('no-cache');
});

it('passes on what is the gateway’s, and nothing that only begins like it', async () => {
  expect((await ask('/airlock/v1/dev/join?a=b')).text).toBe(
    'gateway: /airlock/v1/dev/join?a=b for 127.0.0.1',
  );
  expect((await ask('/airlock/v1/developer')).text).toContain('<div id="root">');
  expect((await ask('/airlock/v1/admin/status')).text).toContain('<div id="root">');
  expect((await ask('/rtc/validate')).statusCode).toBe(502);
});

it.each([
  '/airlock/v1/dev/../admin/status',
  '/airlock/v1/dev/%2e%2e/admin/status',
  '/airlock/v1/dev%2f..%2fadmin',
])('does not reach the administration of the gateway by %s', async (path) => {
  expect((await ask(path)).text).not.toContain('gateway:');
});

it.each([
  ['evil.example', 403],
  ['127.0.0.1.evil.example', 403],
  ['localhost:5173', 200],
  ['macbook.local', 200],
  ['192.168.1.20', 200],
  ['[::1]:5173', 200],
])('answers a request for the host %s with %i', async (host, status) => {
  expect((await ask('/', { host })).statusCode).toBe(status);
});
