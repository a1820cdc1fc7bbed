// Browsers with cameras and microphones of the kit, in a real room with a plain livekit-client page.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as LivekitClient from 'livekit-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startWorld, type World } from '../world.js';
import { heardTone, seenFrame } from './page-media.js';

const soon = { timeout: 40_000, interval: 200 };
const client = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('livekit-client')), 'livekit-client.umd.js'),
);
const page = `<!doctype html><script src="/livekit-client.js"></script><body></body>`;

let world: World;
let server: Server;
let address: string;
beforeAll(async () => {
  world = await startWorld();
  server = createServer((request, response) => {
    const isScript = request.url === '/livekit-client.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? client : page);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.close();
  await world[Symbol.asyncDispose]();
});

it('a page and a Node participant see and hear each other', async () => {
  const room = 'browsers';
  await using anna = await world.addBrowser({ pattern: { color: 'magenta' }, toneHz: 660 });
  await using ben = await world.addParticipant({
    ...{ room, identity: 'ben' },
    ...{ pattern: { color: 'green' }, toneHz: 880 },
  });
  const tab = await anna.newPage(address);
  await tab.evaluate(
    async ({ url, token }) => {
      const { Room } = (window as unknown as { LivekitClient: typeof LivekitClient }).LivekitClient;
      const room = new Room();
      room.on('trackSubscribed', (track) => document.body.append(track.attach()));
      await room.connect(url, token);
      await room.localParticipant.enableCameraAndMicrophone();
    },
    { url: world.livekit.url, token: await world.token({ room, identity: 'anna' }) },
  );
  await vi.waitFor(async () => {
    expect(ben.frameOf('anna')?.color).toBe('magenta');
    expect(ben.toneOf('anna')?.hz).toBe(660);
    expect((await seenFrame(tab.locator('video')))?.color).toBe('green');
    expect((await heardTone(tab.locator('audio')))?.hz).toBe(880);
  }, soon);
  const frameNumber = (await seenFrame(tab.locator('video')))?.frameNumber;
  await vi.waitFor(
    async () => expect((await seenFrame(tab.locator('video')))?.frameNumber).toBeGreaterThan(frameNumber!),
    soon,
  );
  ben.fallSilent();
  await vi.waitFor(async () => expect(await heardTone(tab.locator('audio'))).toBeUndefined(), soon);
});
