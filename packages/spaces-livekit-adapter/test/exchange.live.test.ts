// A Mux token, unchanged: the adapter exchanges it for LiveKit's, by a small server of this test.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { muxToken } from './rig/mux-token.js';
import { calm, logged, logOf, startRig, type Rig } from './rig/rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

/** Gives each connection an identity of its own, and the Mux id in an attribute. */
async function startExchange(room: string, participants?: number) {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'content-type');
    if (request.method === 'OPTIONS') return response.end();
    void json(request).then(async (body) => {
      asked.push(body);
      const token = await rig.world.token({
        ...{ room, identity: `anna-${asked.length}`, name: 'From the exchange' },
        attributes: { 'airlock.participant_id': 'anna' },
      });
      response.end(JSON.stringify({ url: rig.world.livekit.url, token, participants }));
    });
    return undefined;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/exchange`;
  return { url, asked, [Symbol.asyncDispose]: async () => void server.close() };
}

const token = muxToken({ sub: 'space-id', role: 'publisher', participant_id: 'anna' });

it.each(['configure', 'window', 'meta'] as const)(
  'new Space(muxJwt) finds the exchange by %s',
  async (place) => {
    await using exchange = await startExchange(`exchange-${place}`);
    const page = await rig.open();
    const joined = await page.evaluate(
      async ([place, url, token]) => {
        const { page } = window;
        if (place === 'configure') page.spaces.configure({ exchangeUrl: url });
        if (place === 'window') window.MUX_SPACES_BACKEND_URL = url;
        if (place === 'meta') {
          const meta = Object.assign(document.createElement('meta'), {
            name: 'airlock-exchange-url',
            content: url,
          });
          document.head.append(meta);
        }
        const { id, displayName, role } = await page.create(token, undefined, { displayName: 'Anna' }).join();
        return { id, displayName, role, name: page.rooms[0]!.localParticipant.identity };
      },
      [place, exchange.url, token] as const,
    );
    expect(joined).toEqual({ id: 'anna', displayName: 'Anna', role: 1, name: 'anna-1' });
    expect(exchange.asked).toEqual([{ token, display_name: 'Anna' }]);
  },
);

it('one participant_id in two connections is two participants, and each join asks anew', async () => {
  const room = 'two-connections';
  await using exchange = await startExchange(room, 0);
  const pages = await Promise.all([rig.open(), rig.open()]);
  for (const page of pages)
    await page.evaluate(
      async ([url, token]) => {
        window.page.spaces.configure({ exchangeUrl: url });
        await window.page.create(token).join();
      },
      [exchange.url, token] as const,
    );
  expect(calm(await logged(pages[0]!, 'S ParticipantJoined (anna)'))).toEqual(['S ParticipantJoined (anna)']);
  expect(calm(await logOf(pages[1]!))).toEqual(['S ParticipantJoined (anna)']);
  expect(exchange.asked).toHaveLength(2);
});

it('where more people are there than may be received, the ranking subscribes, not the server', async () => {
  const room = 'many';
  await using _ben = await rig.world.addParticipant({ room, identity: 'ben', pattern: { color: 'green' } });
  await using exchange = await startExchange(room, 2);
  const page = await rig.open();
  const autoSubscribe = await page.evaluate(
    async ([url, token]) => {
      window.page.spaces.configure({ exchangeUrl: url });
      await window.page.create(token, undefined, { automaticParticipantLimit: 1 }).join();
      const { connOptions } = window.page.rooms[0] as unknown as { connOptions: { autoSubscribe: boolean } };
      return connOptions.autoSubscribe;
    },
    [exchange.url, token] as const,
  );
  expect(autoSubscribe).toBe(false);
  await logged(page, 'S ParticipantTrackSubscribed (ben) (camera)');
});
