import { expect, it, vi } from 'vitest';
import { broadcastService } from './broadcast-service.js';

const answering = (status: number, body: unknown) =>
  vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body), { status }));

it('asks for the room by its name', async () => {
  const fetch = answering(200, { state: 'active', playbackId: 'p' });
  const service = broadcastService('a room & more', { fetch });
  expect(await service.read()).toEqual({ state: 'active', playbackId: 'p' });
  await service.start({ layout: 'crop', resolution: '720x720' });
  expect(fetch.mock.calls[0]![0]).toBe('/airlock/v1/dev/broadcast?space=a%20room%20%26%20more');
  expect(JSON.parse(String(fetch.mock.calls[1]![1]!.body))).toEqual({
    space: 'a room & more',
    layout: 'crop',
    resolution: '720x720',
  });
});

it('repeats the reason of a refusal', async () => {
  const messages = ['No room for another broadcast', 'stop one first'];
  const service = broadcastService('r', { fetch: answering(412, { error: { messages } }) });
  await expect(service.start({ layout: 'crop', resolution: '720x720' })).rejects.toMatchObject({
    code: 'broadcast_refused',
    message: 'No room for another broadcast. stop one first',
  });
});

it.each([
  [
    'no answer',
    vi.fn<typeof fetch>().mockRejectedValue(new TypeError('Failed to fetch')),
    'broadcast_unreachable',
  ],
  ['a page in place of JSON', vi.fn<typeof fetch>(async () => new Response('<html>')), 'broadcast_malformed'],
  ['an unknown state', answering(200, { state: 'flying' }), 'broadcast_malformed'],
  ['null', answering(200, null), 'broadcast_malformed'],
  ['a refusal without words', answering(500, { error: { messages: 3 } }), 'broadcast_refused'],
])('makes an error with words of %s', async (_what, fetch, code) => {
  await expect(broadcastService('r', { fetch }).stop()).rejects.toMatchObject({
    code,
    message: expect.stringMatching(/[.]$/),
  });
});
