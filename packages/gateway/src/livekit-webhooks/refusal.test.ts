// What LiveKit is told when its webhook is not believed.
import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { AccessToken } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { LIVEKIT_WEBHOOK_PATH } from '@airlock-rtc/contract';
import { openInMemory } from '../../test/in-memory.js';
import { testGateway } from '../../test/gateway.js';

it('names the clocks, not the key, when LiveKit’s clock is ahead', async () => {
  await using database = await openInMemory();
  const { gateway } = await testGateway(database);
  const body = JSON.stringify({ event: 'room_started' });
  const token = new AccessToken('devkey', 'a-secret-of-thirty-two-characters', { ttl: 600 });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  const ask = async (authorization: string) => {
    const headers = { 'content-type': 'application/webhook+json', authorization };
    return (await gateway.request(LIVEKIT_WEBHOOK_PATH, { method: 'POST', body, headers })).json();
  };
  const [head, claims] = (await token.toJwt()).split('.') as [string, string];
  const later = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), nbf: Date.now() / 1000 + 60 };
  const ahead = await new SignJWT(later)
    .setProtectedHeader(JSON.parse(Buffer.from(head, 'base64url').toString()))
    .sign(new TextEncoder().encode('a-secret-of-thirty-two-characters'));
  expect(JSON.stringify(await ask(ahead))).toContain('clocks');
  expect(JSON.stringify(await ask('nonsense'))).toContain('Not signed');
});
