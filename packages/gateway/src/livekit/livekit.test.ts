import { ParticipantInfo_State } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { connectLiveKit, isPerson } from './livekit.js';

const person = { identity: 'ada', state: ParticipantInfo_State.ACTIVE, kind: 0 };
const EGRESS = 2;
const AGENT = 4;

it('counts who is connected', () => {
  expect(isPerson(person)).toBe(true);
  expect(isPerson({ ...person, permission: { hidden: false, recorder: false } })).toBe(true);
  expect(isPerson({ ...person, state: ParticipantInfo_State.JOINING })).toBe(false);
  expect(isPerson({ ...person, state: ParticipantInfo_State.DISCONNECTED })).toBe(false);
});

it.each([
  ['egress', { kind: EGRESS }],
  ['egress by its name', { identity: 'EG_abc' }],
  ['an agent', { kind: AGENT }],
  ['a broadcaster', { identity: 'airlock-broadcaster-1' }],
  ['who is hidden', { permission: { hidden: true, recorder: false } }],
  ['who records', { permission: { hidden: false, recorder: true } }],
])('does not count %s', (_what, change) => {
  expect(isPerson({ ...person, ...change })).toBe(false);
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
