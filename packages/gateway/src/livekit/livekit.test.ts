import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { ParticipantInfo_Kind } from '@livekit/protocol';
import { ParticipantInfo_State } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { connectLiveKit, isPresent } from './livekit.js';

const person = { state: ParticipantInfo_State.ACTIVE, kind: ParticipantInfo_Kind.STANDARD };

it('counts who is connected', () => {
  expect(isPresent(person)).toBe(true);
  expect(isPresent({ ...person, state: ParticipantInfo_State.JOINING })).toBe(false);
  expect(isPresent({ ...person, state: ParticipantInfo_State.DISCONNECTED })).toBe(false);
});

it.each([
  ['egress', { kind: ParticipantInfo_Kind.EGRESS }],
  ['who records', { permission: { hidden: false, recorder: true } }],
])('does not count %s', (_what, change) => {
  expect(isPresent({ ...person, ...change })).toBe(false);
});

it.each(['EG_ada', 'airlock-broadcaster-ada'])('counts a person who is called %s', (identity) => {
  expect(isPresent({ ...person, ...{ identity } })).toBe(true);
});

it('gives clients a WebSocket URL, and theirs when it differs', () => {
  const keys = { apiKey: 'key', apiSecret: 'secret' };
  expect(connectLiveKit({ url: 'http://host:7880', ...keys }).clientUrl).toBe('ws://host:7880');
  expect(connectLiveKit({ url: 'ws://inside', publicUrl: 'https://outside', ...keys }).clientUrl).toBe(
    'wss://outside',
  );
});

it('says what to check when LiveKit is not there', async () => {
  const livekit = connectLiveKit({ url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'a-secret' });
  await expect(livekit.rooms()).rejects.toMatchObject({
    code: 'livekit_unreachable',
    message: expect.stringContaining('LIVEKIT_URL'),
  });
});

it('is not asked for all its rooms to see whether it answers', async () => {
  const asked: unknown[] = [];
  await using server = createServer(async (request, response) => {
    asked.push([request.url, await json(request)]);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const keys = { apiKey: 'key', apiSecret: 'a-secret' };
  expect(await connectLiveKit({ url: `ws://127.0.0.1:${port}`, ...keys }).answers()).toBe(true);
  expect(asked).toEqual([['/twirp/livekit.RoomService/ListRooms', { names: ['airlock'] }]]);
  expect(await connectLiveKit({ url: 'ws://127.0.0.1:9', ...keys }).answers()).toBe(false);
});
