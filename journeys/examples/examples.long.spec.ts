// Every example, installed from packed packages in a folder of its own, built, and run against a real LiveKit and gateway.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seenFrame, startWorld, TestParticipant, type TestBrowser, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRealGateway, type RealGateway } from '../gateway/real-gateway.js';
import { Application } from '../package/application.js';
import { REPOSITORY } from '../docs/documented-commands.js';
import { installExample, packInto } from './packed.js';

const PACKED = ['spaces-livekit-adapter', 'ranked-subscriptions', 'broadcaster', 'testkit'];
const COLORS = ['green', 'red', 'blue'] as const;
const wait = { timeout: 60_000, interval: 250 };

let tarballs: string;
let world: World;
let gateway: RealGateway;
let browser: TestBrowser;
beforeAll(async () => {
  tarballs = await mkdtemp(join(tmpdir(), 'airlock-examples-'));
  await packInto(tarballs, PACKED);
  world = await startWorld();
  gateway = await startRealGateway(world);
  browser = await world.addBrowser();
});
afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]();
  await world?.[Symbol.asyncDispose]();
  await rm(tarballs, { recursive: true, force: true });
});

type Argv = [program: string, ...args: string[]];
const vite: { build: Argv; serve: Argv } = {
  build: ['vite/bin/vite.js', 'build', '--target', 'esnext'],
  serve: ['vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', '0'],
};
const next: { build: Argv; serve: Argv } = {
  build: ['next/dist/bin/next', 'build'],
  serve: ['next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', '0'],
};

// Two at a time: an installation waits for the network and the disk more than it computes.
describe.concurrent('in a browser', () => {
  it.each([
    ...['plain-js', 'react', 'vue', 'phone'].flatMap((app) => [
      { example: `${app}/adapter`, ...vite, videos: 3, names: !/plain|phone/.test(app) },
      { example: `${app}/livekit`, ...vite, videos: 3, names: !/plain|phone/.test(app) },
    ]),
    { example: 'nextjs/adapter', ...next, videos: 3, names: true },
    { example: 'nextjs/livekit', ...next, videos: 3, names: true },
    { example: 'large-room', ...vite, videos: 2, names: true },
    { example: 'large-room-react', ...vite, videos: 2, names: true },
  ])('$example shows $videos of three people', async ({ example, build, serve, videos, names }) => {
    await using application = await installExample(example, tarballs);
    await application.runInstalled(...build);
    await using served = await application.serve(...serve);
    if (example.startsWith('nextjs'))
      expect(await (await fetch(served.url)).text()).toContain('Nobody else is here yet.');

    // A room of its own: visitors, who publish too, would see each other in one.
    const room = `call-${example.replace('/', '-')}`;
    const people = await Promise.all(
      ['Ann', '健太', 'سارة'].map((name, index) =>
        world.addParticipant({ room, identity: name, name, pattern: { color: COLORS[index]!, fps: 10 } }),
      ),
    );
    const token = await world.token({ room, identity: 'visitor' });
    const page = await browser.newPage();
    await page.goto(`${served.url}/?limit=2&livekit=${encodeURIComponent(world.livekit.url)}#${token}`);
    if (example.startsWith('phone')) await page.click('#join');
    await vi.waitFor(async () => {
      const found = await page.locator('video').all();
      const colors = await Promise.all(found.map(async (video) => (await seenFrame(video))?.color));
      expect(new Set(colors.filter((color) => COLORS.some((each) => each === color))).size).toBe(videos);
      expect(colors).toHaveLength(videos);
    }, wait);
    if (names) expect(await page.locator('body').innerText()).toContain('健太');
    if (example.startsWith('phone')) await expectAFlippedCameraArrives(page, people[0]!);
    await page.close();

    // Nobody is left before a blank page by a token that is refused.
    const refused = await browser.newPage();
    const forged = `${token.slice(0, -4)}AAAA`;
    await refused.goto(`${served.url}/?livekit=${encodeURIComponent(world.livekit.url)}#${forged}`);
    if (example.startsWith('phone')) await refused.click('#join');
    await vi.waitFor(async () => {
      expect(await refused.locator('[role=alert]:not(:empty)').innerText()).not.toBe('');
    }, wait);
    await refused.close();
    for (const person of people) await person.disconnect();
  });
});

async function expectAFlippedCameraArrives(
  page: Awaited<ReturnType<TestBrowser['newPage']>>,
  ann: TestParticipant,
): Promise<void> {
  const sids = () =>
    [...ann.room.remoteParticipants.get('visitor')!.trackPublications.values()].map(({ sid }) => sid);
  await vi.waitFor(() => expect(sids()).toHaveLength(2), wait);
  const before = sids();
  await page.click('#flip');
  await vi.waitFor(() => {
    expect(sids()).toHaveLength(2);
    expect(sids()).not.toEqual(before);
  }, wait);
}

describe.concurrent('a server', () => {
  it.each([
    ['server-express', ['node', 'server.js']],
    ['server-hono', ['node', 'server.js']],
    ['server-python', ['.venv/bin/flask', '--app', 'server', 'run']],
  ] as const)('%s creates a space, lets somebody in, and is told of it', async (example, command) => {
    await using application = await installServer(example);
    const port = String(await freePort());
    const environment = await gateway.newEnvironment(example, `http://127.0.0.1:${port}/webhooks`);
    const { baseUrl, tokenId, tokenSecret } = environment.credentials;
    const key = await createSigningKey(environment.credentials);
    await using server = await application.start([...command], {
      ...{ PORT: port, FLASK_RUN_PORT: port },
      ...{ MUX_BASE_URL: baseUrl, MUX_TOKEN_ID: tokenId, MUX_TOKEN_SECRET: tokenSecret },
      ...{
        MUX_SIGNING_KEY: key.id,
        MUX_PRIVATE_KEY: key.private_key,
        MUX_WEBHOOK_SECRET: environment.webhookSecret,
      },
    });

    const { id } = await post<{ id: string }>(`${server.url}/spaces`, {});
    const { token } = await post<{ token: string }>(`${server.url}/spaces/${id}/tokens`, {
      participant_id: '健太',
    });
    const entry = await post<{ url: string; token: string }>(`${gateway.url}/airlock/v1/token-exchange`, {
      token,
    });
    await using participant = await TestParticipant.join(entry.url, entry.token);
    expect(participant.identity).not.toBe('');
    await vi.waitFor(() => expect(server.printed()).toContain(`video.space.active ${id}`), wait);

    const nobody = await fetch(`${server.url}/spaces/${id}/tokens`, { method: 'POST' });
    expect(nobody.status).toBe(400);
    expect(await nobody.text()).toContain('participant_id');

    const forged = await fetch(`${server.url}/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'mux-signature': `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`,
      },
      body: '{"type":"video.space.deleted","data":{"id":"forged"}}',
    });
    expect(forged.status).toBe(400);
    expect(server.printed()).not.toContain('forged');
  });
});

async function installServer(example: string): Promise<Application> {
  if (example !== 'server-python') return installExample(example, tarballs);
  const application = await Application.copyOf(join(REPOSITORY, 'examples', example));
  await application.run('python3', '-m', 'venv', '.venv');
  await application.run('.venv/bin/pip', 'install', '--quiet', '--requirement', 'requirements.txt');
  return application;
}

async function createSigningKey(credentials: { baseUrl: string; tokenId: string; tokenSecret: string }) {
  const { baseUrl, tokenId, tokenSecret } = credentials;
  const authorization = `Basic ${Buffer.from(`${tokenId}:${tokenSecret}`).toString('base64')}`;
  const created = await post<{ data: { id: string; private_key: string } }>(
    `${baseUrl}/system/v1/signing-keys`,
    {},
    { authorization },
  );
  return created.data;
}

async function post<Answer>(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

it('broadcast sends the room to a file', async () => {
  await world.addParticipant({ room: 'call', identity: 'ann', pattern: { color: 'green' }, toneHz: 440 });
  await using application = await installExample('broadcast', tarballs);
  const { url, apiKey, apiSecret } = world.livekit;
  const environment = { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
  const printed = await application.runWith(
    environment,
    'sh',
    '-c',
    // As a person would: started, seen to be on the air, stopped by Ctrl-C.
    'node broadcast.mjs call call.mp4 > out.txt & program=$!; until grep -q "^active" out.txt || ! kill -0 $program; do sleep 0.2; done; sleep 2; kill -INT $program; wait $program; cat out.txt',
  );
  expect(printed).toMatch(/^active/m);
  expect((await readFile(join(application.folder, 'call.mp4'))).subarray(4, 8).toString()).toBe('ftyp');
});

it('playwright tests the room with real media', async () => {
  await using application = await installExample('playwright', tarballs);
  expect(await application.run('npm', 'test')).toMatch(/2 passed/);
});
