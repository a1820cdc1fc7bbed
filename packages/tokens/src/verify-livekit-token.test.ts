import { AccessToken } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { signLiveKitClaims, signLiveKitToken } from './sign-livekit-token.js';
import { verifyLiveKitToken, type VerifyLiveKitTokenOptions } from './verify-livekit-token.js';

const credentials = { apiKey: 'devkey', apiSecret: 'secret' };
const NOW = 1_750_000_000_000;
const now = () => NOW;
const sign = (ttlSeconds = 60, signer = credentials) =>
  signLiveKitToken({ ...signer, room: 'stage', identity: 'bob', ttlSeconds, now });
const verify = (token: string, options: Partial<VerifyLiveKitTokenOptions> = {}) =>
  verifyLiveKitToken(token, { ...credentials, now, ...options });

it('accepts what it signed', async () => {
  expect(await verify(await sign())).toMatchObject({ iss: 'devkey', sub: 'bob', video: { room: 'stage' } });
});

it("accepts what LiveKit's server SDK signed", async () => {
  const token = new AccessToken('devkey', 'secret', { identity: 'ann' });
  token.addGrant({ roomJoin: true, room: 'stage' });
  expect(await verifyLiveKitToken(await token.toJwt(), credentials)).toMatchObject({ sub: 'ann' });
});

it('accepts an expired token for a minute, as livekit-server does', async () => {
  const token = await sign(60);
  expect(await verify(token, { now: () => NOW + 119_000 })).toMatchObject({ sub: 'bob' });
  await expect(verify(token, { now: () => NOW + 121_000 })).rejects.toMatchObject({ code: 'expired_token' });
});

it.each<[string, () => Promise<string>, string]>([
  ["another server's key", () => sign(60, { apiKey: 'other', apiSecret: 'secret' }), 'wrong_issuer'],
  ['another secret', () => sign(60, { apiKey: 'devkey', apiSecret: 'guess' }), 'bad_signature'],
  ['alg none', async () => (await sign()).replace(/^[^.]+/, encode({ alg: 'none' })), 'wrong_algorithm'],
  ['RS256', async () => (await sign()).replace(/^[^.]+/, encode({ alg: 'RS256' })), 'wrong_algorithm'],
  ['no end', () => signLiveKitClaims({ sub: 'bob', video: {} } as never, credentials), 'missing_expiry'],
  ['garbage', async () => 'a.b.c', 'malformed_token'],
])('refuses %s', async (_what, make, code) => {
  await expect(verify(await make())).rejects.toMatchObject({ name: 'TokenError', code });
});

it.each([{ apiKey: '' }, { apiSecret: '' }])('cannot verify with %j', async (missing) => {
  await expect(verify(await sign(), missing)).rejects.toMatchObject({ code: 'invalid_option' });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
