// `npm start` as a person runs it: the table, the page, a token that lets one in, and nothing left after Ctrl-C.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeTcpPort } from '@airlock-rtc/livekit-local';
import { TestParticipant } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { isAlive, processTree } from '../../test/process-tree.js';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const soon = { timeout: 30_000, interval: 100 };
let stateFolder: string;
beforeAll(async () => {
  stateFolder = await mkdtemp(join(tmpdir(), 'airlock-up-'));
});
afterAll(() => rm(stateFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

function npmStart(...args: string[]) {
  return npmStartWith({}, ...args);
}

function npmStartWith(variables: Record<string, string>, ...args: string[]) {
  const { LIVEKIT_URL: _elsewhere, ...env } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs', '--state-dir', stateFolder, ...args], {
    cwd: repository,
    env: { ...env, ...variables, NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    child,
    exitCode,
    output: () => output,
    // The first start of a clone compiles, and builds the page.
    isUp: () => vi.waitFor(() => expect(output).toMatch(/Logs .*logs/), { ...soon, timeout: 120_000 }),
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await exitCode;
    },
  };
}

it('prints where everything is, lets people in, and leaves no process at Ctrl-C', async () => {
  const port = await freeTcpPort();
  await using start = npmStart('--port', String(port));
  await start.isUp();
  const web = `http://localhost:${port}/`;
  expect(start.output()).toContain(web);

  const page = await (await fetch(web)).text();
  expect(page).toContain('<div id="root">');
  const response = await fetch(new URL('/airlock/v1/dev/join', web), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ space: 'first', name: 'Anna' }),
  });
  const { token: muxToken, exchangeUrl } = (await response.json()) as Record<string, string>;
  const exchanged = await fetch(exchangeUrl!, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: muxToken, display_name: 'Anna' }),
  });
  const { token, url } = (await exchanged.json()) as { token: string; url: string };
  expect(start.output()).toContain(url);
  await using anna = await TestParticipant.join(url, token);
  expect(anna.room.localParticipant?.name).toBe('Anna');

  const processes = await processTree(start.child.pid!);
  expect(processes.some(({ command }) => command.includes('livekit-server'))).toBe(true);
  start.child.kill('SIGINT');
  expect(await start.exitCode).toBe(0);
  await vi.waitFor(() => expect(processes.filter(({ pid }) => isAlive(pid))).toEqual([]), soon);

  const keys = await readFile(join(stateFolder, 'livekit.env'), 'utf8');
  const [, secret] = /^LIVEKIT_API_SECRET=(\w+)$/m.exec(keys)!;
  expect(start.output()).not.toContain(secret);
  expect(await readFile(join(stateFolder, 'logs', 'livekit-server.log'), 'utf8')).not.toContain(secret);
});

it('says that livekit-server has died, where its log is, and ends', async () => {
  await using start = npmStart();
  await start.isUp();
  const server = (await processTree(start.child.pid!)).find(({ command }) =>
    command.includes('livekit-server'),
  );
  process.kill(server!.pid, 'SIGKILL');
  expect(await start.exitCode).toBe(1);
  expect(start.output()).toMatch(/error: livekit-server has ended unexpectedly.*livekit-server\.log/);
});

it('keeps live streams at Mux where it has credentials of it', async () => {
  const asked: string[] = [];
  const mux = createHttpServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(500).end();
  }).listen(0, '127.0.0.1');
  await once(mux, 'listening');
  const baseUrl = `http://127.0.0.1:${(mux.address() as AddressInfo).port}`;
  const token = { MUX_TOKEN_ID: 'id', MUX_TOKEN_SECRET: 'secret' };
  await using start = npmStartWith({ ...token, MUX_BASE_URL: baseUrl });
  await start.isUp();
  expect(start.output()).toMatch(/Live streams +at Mux/);

  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const url = new URL(`/airlock/v1/dev/${path}`, /Gateway +(http\S+)/.exec(start.output())![1]);
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  await post('join', { space: 'at-mux', name: 'Anna' });
  expect(await post('broadcast/start', { space: 'at-mux' })).toMatchObject({
    error: { type: 'mux_unreachable', messages: [expect.stringContaining('HTTP 500')] },
  });
  expect(asked).toEqual([`POST /video/v1/live-streams Basic ${btoa('id:secret')}`]);
  mux.close();
});

it('refuses a port that somebody has, before anything is begun', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  await using start = npmStart('--port', String(port));
  expect(await start.exitCode).toBe(1);
  expect(start.output()).toContain(`error: Port ${port} is in use`);
  holder.close();
});
