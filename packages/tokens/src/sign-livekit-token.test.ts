import { PARTICIPANT_ID_ATTRIBUTE } from '@airlock-rtc/contract';
import { TokenVerifier } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { readToken } from './read-token.js';
import { signLiveKitToken, type SignLiveKitTokenOptions } from './sign-livekit-token.js';

const needed = { apiKey: 'devkey', apiSecret: 'secret', room: 'stage', identity: 'bob-1' };
const sign = (options: Partial<SignLiveKitTokenOptions> = {}) => signLiveKitToken({ ...needed, ...options });
const claimsOf = async (options?: Partial<SignLiveKitTokenOptions>) => readToken(await sign(options)).claims;

it("is accepted by LiveKit's own verifier", async () => {
  const claims = await new TokenVerifier('devkey', 'secret').verify(await sign({ name: 'Bob' }));
  expect(claims).toMatchObject({
    iss: 'devkey',
    sub: 'bob-1',
    name: 'Bob',
    video: {
      room: 'stage',
      roomJoin: true,
      canPublish: true,
      canSubscribe: true,
      canPublishData: true,
      canUpdateOwnMetadata: true,
    },
  });
});

it('lives for six hours unless told otherwise, and begins at once on a server whose clock is behind', async () => {
  const now = () => 1_700_000_000_500;
  expect(await claimsOf({ now })).toMatchObject({ exp: 1_700_000_000 + 6 * 3600 });
  expect(await claimsOf({ now, ttlSeconds: 60 })).toMatchObject({ exp: 1_700_000_060 });
  expect(await claimsOf()).not.toHaveProperty('nbf');
  expect(await claimsOf()).not.toHaveProperty('iat');
});

it('lets a subscriber receive and rename itself, and nothing else', async () => {
  expect((await claimsOf({ role: 'subscriber' })).video).toEqual({
    room: 'stage',
    roomJoin: true,
    canPublish: false,
    canSubscribe: true,
    canPublishData: false,
    canUpdateOwnMetadata: true,
  });
});

it('makes a hidden recorder, which publishes nothing', async () => {
  expect((await claimsOf({ hidden: true, recorder: true })).video).toMatchObject({
    hidden: true,
    recorder: true,
    canPublish: false,
  });
});

it('carries the Mux participant id in an attribute', async () => {
  expect(await claimsOf({ participantId: 'bob' })).toMatchObject({
    sub: 'bob-1',
    attributes: { [PARTICIPANT_ID_ATTRIBUTE]: 'bob' },
  });
  expect(await claimsOf()).not.toHaveProperty('attributes');
});

it.each<[Partial<SignLiveKitTokenOptions>, RegExp]>([
  [{ room: '' }, /needs a room/],
  [{ identity: '' }, /needs an identity/],
  [{ apiKey: '' }, /LIVEKIT_API_KEY/],
  [{ apiSecret: '' }, /LIVEKIT_API_SECRET/],
  [{ ttlSeconds: 0 }, /time to live/],
  [{ ttlSeconds: Number.NaN }, /time to live/],
  [{ name: 'x'.repeat(65) }, /65 characters long: use at most 64/],
])('refuses %j', async (options, message) => {
  await expect(sign(options)).rejects.toMatchObject({
    code: 'invalid_option',
    message: expect.stringMatching(message),
  });
});
