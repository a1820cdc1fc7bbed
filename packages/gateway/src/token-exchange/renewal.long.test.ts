// LiveKit renews the short tokens of people who are connected: whoever stays for hours can still reconnect.
import { TestParticipant } from '@airlock-rtc/testkit';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { startLiveGateway, startLiveGround } from '../../test/live-gateway.js';
import { inOneHour, muxToken } from '../../test/mux-tokens.js';

/** Besides, livekit-server 1.13 takes a token for a minute after its end. */
const PATIENCE = { timeout: 100_000, interval: 1000 };

function expiryOf(token: string): number {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()).exp;
}

it('is renewed for somebody who is connected, and refused once it has ended for everybody else', async () => {
  await using ground = await startLiveGround();
  await using live = await startLiveGateway(ground, { exchangedTokenLifeSeconds: 5 });
  const { id: space } = (await live.ask('POST', '/video/v1/spaces', { body: {} })).body.data;
  const key = (await live.ask('POST', '/system/v1/signing-keys')).body.data;
  const claims = { aud: 'rt', sub: space, exp: inOneHour(), participant_id: 'ada' };
  const token = muxToken({ privateKey: key.private_key, keyId: key.id, claims });
  const { body } = await live.ask('POST', '/airlock/v1/token-exchange', { body: { token } });

  await using ada = await TestParticipant.join(body.url, body.token);
  if (ada.room.token === body.token) await once(ada.room, 'tokenRefreshed');
  const renewed = ada.room.token!;
  expect(expiryOf(renewed)).toBeGreaterThan(expiryOf(body.token) + 60);

  const admits = async (one: string) => {
    const query = new URLSearchParams({ access_token: one });
    return (await fetch(`${ground.world.livekit.httpUrl}/rtc/validate?${query}`)).status;
  };
  expect(await admits(body.token)).toBe(200);
  await expect.poll(() => admits(body.token), PATIENCE).toBe(401);
  expect(await admits(renewed)).toBe(200);
  expect(ada.room.isConnected).toBe(true);
}, 150_000);
