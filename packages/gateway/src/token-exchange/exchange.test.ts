import { createPublicKey } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { testGateway, type Asking } from '../../test/gateway.js';
import { hs256Token, inOneHour, muxToken, unsignedToken } from '../../test/mux-tokens.js';
import type { Database } from '../database/database.js';
import { newId } from '../database/identifiers.js';
import { spaces } from '../database/schema.js';

const path = '/airlock/v1/token-exchange';

/** Somebody is in the space, so that no room must be opened: LiveKit is not there in these tests. */
async function withPeople(database: Database, id: string, participants = 1): Promise<void> {
  await database.queries.update(spaces).set({ status: 'active', participants }).where(eq(spaces.id, id));
}

async function prepared(database: Database, options: Parameters<typeof testGateway>[1] = {}) {
  const test = await testGateway(database, options);
  const key = (await test.ask('POST', '/system/v1/signing-keys')).body.data;
  const space = (await test.ask('POST', '/video/v1/spaces', { body: {} })).body.data;
  await withPeople(database, space.id);
  const signing = { privateKey: key.private_key as string, keyId: key.id as string };
  const claims = { aud: 'rt', sub: space.id as string, exp: inOneHour() };
  const exchange = (token: string, asking: Asking = {}) =>
    test.ask('POST', path, { body: { token }, ...asking });
  return { ...test, signing, space, claims, exchange };
}

function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
}

onBothDatabases('token exchange', (database) => {
  it.each(['header', 'payload'] as const)('takes a key id in the %s', async (keyIdIn) => {
    const { exchange, signing, claims, space } = await prepared(database());
    const token = muxToken({
      ...signing,
      keyIdIn,
      claims: { ...claims, participant_id: 'ada', role: 'subscriber' },
    });
    const answer = await exchange(token, { body: { token, display_name: 'Ada' } });
    expect(answer).toMatchObject({ status: 200, body: { url: 'ws://127.0.0.1:9', participants: 1 } });
    expect(answer.body).not.toHaveProperty('limit');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(claimsOf(answer.body.token)).toMatchObject({
      iss: 'devkey',
      exp: expect.any(Number),
      name: 'Ada',
      sub: expect.stringMatching(/^ada-k[0-9a-f]{8}-[0-9a-f]{12}$/),
      attributes: { 'airlock.participant_id': 'ada' },
      video: { room: space.id, roomJoin: true, canPublish: false, canPublishData: false },
    });
  });

  it('gives out tokens that live for minutes, and not longer than the Mux token', async () => {
    const { exchange, signing, claims } = await prepared(database(), { exchangedTokenLifeSeconds: 60 });
    const lifeOf = async (exp: number) => {
      const { body } = await exchange(muxToken({ ...signing, claims: { ...claims, exp } }));
      return claimsOf(body.token).exp - Math.floor(Date.now() / 1000);
    };
    expect(await lifeOf(inOneHour())).toBeLessThanOrEqual(60);
    expect(await lifeOf(Math.floor(Date.now() / 1000) + 30)).toBeLessThanOrEqual(30);
  });

  it('lets a class of 100 people in from one address', async () => {
    const { exchange, signing, claims } = await prepared(database());
    const token = muxToken({ ...signing, claims });
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async () => (await exchange(token)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('gives nobody an identity that looks like a machine’s', async () => {
    const { exchange, signing, claims } = await prepared(database());
    for (const participant_id of ['EG_ada', 'airlock-broadcaster-ada']) {
      const { body } = await exchange(muxToken({ ...signing, claims: { ...claims, participant_id } }));
      expect(claimsOf(body.token)).toMatchObject({
        sub: expect.stringContaining(`participant-${participant_id}-`),
        attributes: { 'airlock.participant_id': participant_id },
      });
    }
  });

  it('gives each connection an identity of its own', async () => {
    const { exchange, signing, claims } = await prepared(database());
    const token = muxToken({ ...signing, claims: { ...claims, participant_id: 'ada' } });
    const [one, other] = await Promise.all([exchange(token), exchange(token)]);
    expect(claimsOf(one.body.token).sub).not.toBe(claimsOf(other.body.token).sub);
  });

  it('refuses each bad token with its reason', async () => {
    const { ask, exchange, signing, claims, space } = await prepared(database(), { exchangesPerSpace: 1000 });
    const foreign = await prepared(database());
    const deletedKey = (await ask('POST', '/system/v1/signing-keys')).body.data;
    await ask('DELETE', `/system/v1/signing-keys/${deletedKey.id}`);
    const pem = Buffer.from(signing.privateKey, 'base64').toString();
    const publicPem = createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
    const good = muxToken({ ...signing, claims });
    const signed = (change: object) => muxToken({ ...signing, claims: { ...claims, ...change } });
    const cases: [string, string, number, string][] = [
      ['alg none', unsignedToken(signing.keyId, claims), 401, 'wrong_algorithm'],
      ['HS256 with the public key', hs256Token(publicPem, signing.keyId, claims), 401, 'wrong_algorithm'],
      ['an unknown key', muxToken({ ...signing, keyId: newId(), claims }), 401, 'unknown_key_id'],
      [
        'a deleted key',
        muxToken({ privateKey: deletedKey.private_key, keyId: deletedKey.id, claims }),
        401,
        'unknown_key_id',
      ],
      ['NUL in the key id', muxToken({ ...signing, keyId: 'a\0b', claims }), 401, 'unknown_key_id'],
      ['no key id', muxToken({ ...signing, keyId: '', claims }), 401, 'missing_key_id'],
      ["another environment's key", muxToken({ ...foreign.signing, claims }), 401, 'foreign_key'],
      [
        'another key’s signature',
        muxToken({ ...foreign.signing, keyId: signing.keyId, claims }),
        401,
        'bad_signature',
      ],
      [
        'a changed payload',
        good.replace(
          /\.[^.]+\./,
          `.${Buffer.from(JSON.stringify({ ...claims, role: 'x' })).toString('base64url')}.`,
        ),
        401,
        'bad_signature',
      ],
      ['a wrong audience', signed({ aud: 'v' }), 401, 'wrong_audience'],
      ['no audience', signed({ aud: undefined }), 401, 'wrong_audience'],
      ['no space', signed({ sub: undefined }), 401, 'missing_subject'],
      ['an empty space', signed({ sub: '' }), 401, 'missing_subject'],
      ['no end', signed({ exp: undefined }), 401, 'missing_expiry'],
      ['an end in the past', signed({ exp: 1_600_000_000 }), 401, 'expired_token'],
      ['an unknown space', signed({ sub: newId() }), 404, 'space_not_found'],
      ['a participant id that is no text', signed({ participant_id: { a: 1 } }), 400, 'malformed_token'],
      ['a long participant id', signed({ participant_id: 'a'.repeat(250) }), 400, 'malformed_token'],
      ['a long id in Japanese', signed({ participant_id: '空'.repeat(90) }), 400, 'malformed_token'],
      ['control characters', signed({ participant_id: 'a\u0007b' }), 400, 'malformed_token'],
      ['half a character', signed({ participant_id: 'a\ud800' }), 400, 'malformed_token'],
      ['an end beyond all time', signed({ exp: 1e300 }), 400, 'malformed_token'],
      ['something else', 'not-a-token', 400, 'malformed_token'],
    ];
    for (const [what, token, status, type] of cases) {
      const answer = await exchange(token);
      expect([what, answer.status, answer.body.error?.type]).toEqual([what, status, type]);
      expect(answer.body.error.messages[0]).not.toContain(token.slice(0, 20));
    }
    expect((await exchange(good)).status).toBe(200);

    // A token that has just been good is refused as soon as its key is gone.
    const brief = (await ask('POST', '/system/v1/signing-keys')).body.data;
    const briefly = muxToken({ privateKey: brief.private_key, keyId: brief.id, claims });
    expect((await exchange(briefly)).status).toBe(200);
    await ask('DELETE', `/system/v1/signing-keys/${brief.id}`);
    expect((await exchange(briefly)).body.error.type).toBe('unknown_key_id');

    await database().queries.update(spaces).set({ status: 'idle' }).where(eq(spaces.id, space.id));
    await ask('DELETE', `/video/v1/spaces/${space.id}`);
    expect(await exchange(good)).toMatchObject({ status: 404, body: { error: { type: 'space_deleted' } } });
  });

  it('refuses a full space', async () => {
    const { ask, exchange, signing, claims, space } = await prepared(database(), { spaceCapacity: 3 });
    const full = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
    await withPeople(database(), space.id, 2);
    await withPeople(database(), full.id, 3);
    const answer = await exchange(muxToken({ ...signing, claims }));
    expect(answer.body).toMatchObject({ participants: 2, limit: 3 });
    const refused = await exchange(muxToken({ ...signing, claims: { ...claims, sub: full.id } }));
    expect(refused).toMatchObject({ status: 403, body: { error: { type: 'space_full' } } });
  });

  it('says that LiveKit is away when the room cannot be opened', async () => {
    const { exchange, signing, claims, space } = await prepared(database());
    await withPeople(database(), space.id, 0);
    const answer = await exchange(muxToken({ ...signing, claims }));
    expect(answer).toMatchObject({ status: 503, body: { error: { type: 'livekit_unreachable' } } });
  });

  it('refuses bad bodies and long display names', async () => {
    const { ask, signing, claims } = await prepared(database());
    const token = muxToken({ ...signing, claims });
    for (const body of [
      {},
      { token: 5 },
      { token: '' },
      { token: 'x'.repeat(20_000) },
      { token, display_name: 'x'.repeat(65) },
    ]) {
      expect(await ask('POST', path, { body })).toMatchObject({
        status: 400,
        body: { error: { type: 'invalid_parameters' } },
      });
    }
  });

  it('limits one space and address, says when to come back, and leaves other spaces alone', async () => {
    const { ask, exchange, signing, claims } = await prepared(database(), {
      exchangesPerSpace: 3,
      trustedProxies: 1,
    });
    const token = muxToken({ ...signing, claims });
    for (let n = 0; n < 3; n += 1) expect((await exchange(token)).status).toBe(200);
    const refused = await exchange(token);
    expect(refused).toMatchObject({ status: 429, body: { error: { type: 'too_many_requests' } } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

    const fromElsewhere = { body: { token }, headers: { 'x-forwarded-for': '9.9.9.9, 198.51.100.7' } };
    expect((await ask('POST', path, fromElsewhere)).status).toBe(200);
    const other = (await ask('POST', '/video/v1/spaces', { body: {} })).body.data;
    await withPeople(database(), other.id);
    const otherToken = muxToken({ ...signing, claims: { ...claims, sub: other.id } });
    expect((await exchange(otherToken)).status).toBe(200);
  });

  it('limits one address whatever spaces it names', async () => {
    const { exchange } = await prepared(database(), { exchangesPerAddress: 2 });
    const statuses = [];
    for (const sub of ['a', 'b', 'c']) statuses.push((await exchange(unsignedToken('k', { sub }))).status);
    expect(statuses).toEqual([401, 401, 429]);
  });

  it('lets browsers of any origin in, at this path only', async () => {
    const { gateway } = await prepared(database());
    const headers = {
      origin: 'https://app.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const preflight = await gateway.request(path, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/content-type/i);
    const refused = await gateway.request(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: '{}',
    });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, '*']);
    const elsewhere = await gateway.request('/video/v1/spaces', { headers });
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
  });
});
