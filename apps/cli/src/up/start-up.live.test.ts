// startUp(): a server of the environment instead of one begun here, and the local network over HTTPS.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { request } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeTcpPort } from '@airlock-rtc/livekit-local';
import { startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startUp } from './up.js';

let stateFolder: string;
let world: World;
beforeAll(async () => {
  stateFolder = await mkdtemp(join(tmpdir(), 'airlock-up-'));
  world = await startWorld();
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await rm(stateFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const elsewhere = (change: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  LIVEKIT_URL: world.livekit.url,
  LIVEKIT_API_KEY: world.livekit.apiKey,
  LIVEKIT_API_SECRET: world.livekit.apiSecret,
  ...change,
});

it('uses the server of LIVEKIT_URL, begins none, and leaves it running', async () => {
  const port = await freeTcpPort();
  {
    await using up = await startUp({ env: elsewhere(), stateFolder, port: port! });
    expect(up.livekit).toMatchObject({ url: world.livekit.url, pid: undefined });
    expect(up.keysFile).toBeUndefined();
    expect((await fetch(up.webUrls[0]!)).status).toBe(200);
  }
  await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow();
  expect((await fetch(world.livekit.httpUrl)).status).toBe(200);
});

it('takes other ports when another program takes them between the look and the start', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const taken = (holder.address() as AddressInfo).port;
  for (const name of ['webPort', 'gatewayPort'] as const) {
    const ports = {
      webPort: async () => (await freeTcpPort())!,
      gatewayPort: async () => (await freeTcpPort())!,
    };
    const free = ports[name];
    let asked = 0;
    ports[name] = async () => ((asked += 1) === 1 ? taken : free());
    await using up = await startUp({ env: elsewhere(), stateFolder, ports });
    expect(asked).toBe(2);
    expect((await fetch(up.webUrls[0]!)).status).toBe(200);
  }
  holder.close();
});

it('says which option names another state folder when it cannot write there', async () => {
  // Below a file there is no folder for anyone, root included.
  const starting = startUp({ env: elsewhere(), stateFolder: join(import.meta.filename, 'state') });
  await expect(starting).rejects.toMatchObject({
    code: 'folder_not_writable',
    message: expect.stringContaining('--state-dir') as string,
  });
});

it.each([
  ['a wrong secret', { LIVEKIT_API_SECRET: 'wrong' }, 'livekit_refused'],
  ['a wrong key', { LIVEKIT_API_KEY: 'wrong' }, 'livekit_refused'],
  ['a server that does not answer', { LIVEKIT_URL: 'ws://127.0.0.1:9' }, 'livekit_unreachable'],
  ['a missing secret', { LIVEKIT_API_SECRET: '' }, 'incomplete_environment'],
])('refuses %s with the next step', async (_name, change, code) => {
  await expect(startUp({ env: elsewhere(change), stateFolder })).rejects.toMatchObject({ code });
});

it('serves the local network over HTTPS, with LiveKit behind the same origin', async () => {
  const { LIVEKIT_URL: _elsewhere, ...env } = process.env;
  await using up = await startUp({
    ...{ env, stateFolder, lanIp: '127.0.0.1' },
    port: (await freeTcpPort())!,
  });
  const origin = new URL(up.webUrls[1]!);
  const ca = await readFile(join(stateFolder, 'lan', 'gateway-cert.pem'), 'utf8');
  const ask = (path: string, options: object = {}, body = '') =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const asking = request(new URL(path, origin), { ca, agent: false, ...options }, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode!, text });
      });
      // livekit-server takes the WebSocket: what lies between has passed the upgrade on.
      asking.on('upgrade', (response, socket) => {
        socket.destroy();
        resolve({ status: response.statusCode!, text: '' });
      });
      asking.on('error', reject).end(body);
    });

  expect((await ask('/')).text).toContain('<div id="root">');
  const headers = { 'content-type': 'application/json' };
  const post = async (path: string, body: object) =>
    JSON.parse((await ask(path, { method: 'POST', headers }, JSON.stringify(body))).text) as Record<
      string,
      string
    >;
  // What is broadcast is watched through the same origin.
  expect(await ask('/airlock/v1/dev/playback/nothing')).toMatchObject({
    status: 400,
    text: expect.stringContaining('playback id'),
  });
  const { token: muxToken } = await post('/airlock/v1/dev/join', { space: 'lan', name: 'Ben' });
  const { token, url } = await post('/airlock/v1/token-exchange', { token: muxToken! });
  expect(new URL(url!, origin).origin).toBe(origin.origin);
  expect((await ask(`/rtc/validate?access_token=${token}`)).status).toBe(200);
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.from('sixteen bytes !!').toString('base64'),
  };
  const joined = await ask(`/rtc?access_token=${token}&protocol=15&sdk=js`, { headers: upgrade });
  expect(joined.status).toBe(101);
});
