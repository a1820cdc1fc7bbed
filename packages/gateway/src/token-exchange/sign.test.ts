import { signLiveKitClaims } from '@airlock-rtc/tokens';
import { TokenVerifier } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { signClaims } from './sign.js';

const credentials = { apiKey: 'devkey', apiSecret: 'a-secret-of-thirty-two-characters' };
const claims = {
  ...{ sub: 'ada 部屋 🎉', exp: Math.floor(Date.now() / 1000) + 60, name: 'آدا' },
  video: { room: 'r', roomJoin: true, canPublish: true, canSubscribe: true, canPublishData: true },
} as const;

it('signs as the library does, byte for byte, and what LiveKit verifies', async () => {
  const token = signClaims(claims, credentials);
  expect(token).toBe(await signLiveKitClaims(claims, credentials));
  const { apiKey, apiSecret } = credentials;
  expect(await new TokenVerifier(apiKey, apiSecret).verify(token)).toMatchObject(claims);
  await expect(new TokenVerifier(apiKey, 'another').verify(token)).rejects.toThrow();
});
