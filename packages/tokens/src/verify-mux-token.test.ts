import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyMuxToken, type VerifyMuxTokenOptions } from './verify-mux-token.js';

const KEY_ID = 'key-1';
const NOW = 1_750_000_000_000;
const exp = NOW / 1000 + 3600;
const good = { sub: 'space-1', aud: 'rt', exp, participant_id: 'bob', role: 'publisher' };

let keys: { publicKey: KeyObject; privateKey: KeyObject };
let strangers: typeof keys;
beforeAll(() => {
  keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  strangers = generateKeyPairSync('rsa', { modulusLength: 2048 });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const rs256 = (claims: unknown, header: object = {}, key = keys.privateKey) => {
  const signed = `${encode({ alg: 'RS256', ...header })}.${encode(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
};
const verify = (token: string, options: Partial<VerifyMuxTokenOptions> = {}) =>
  verifyMuxToken(token, {
    findKey: (id) => (id === KEY_ID ? keys.publicKey : undefined),
    now: () => NOW,
    ...options,
  });

describe('accepts', () => {
  it('a key id in the header, as mux-node 7 and mux-elixir write it', async () => {
    expect(await verify(rs256(good, { kid: KEY_ID }))).toEqual({ claims: good, keyId: KEY_ID });
  });

  it('a key id in the payload, as mux-node 8 and the Mux CLI write it', async () => {
    expect((await verify(rs256({ ...good, kid: KEY_ID }))).keyId).toBe(KEY_ID);
  });

  it('prefers the header', async () => {
    expect((await verify(rs256({ ...good, kid: 'other' }, { kid: KEY_ID }))).keyId).toBe(KEY_ID);
  });

  it('an audience list with rt in it', async () => {
    expect((await verify(rs256({ ...good, aud: ['pub', 'rt'] }, { kid: KEY_ID }))).claims.sub).toBe(
      'space-1',
    );
  });

  it('a key that has to be fetched, and one of Web Crypto', async () => {
    const jwk = keys.publicKey.export({ format: 'jwk' });
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const findKey = () => crypto.subtle.importKey('jwk', jwk, algorithm, true, ['verify']);
    expect((await verify(rs256(good, { kid: KEY_ID }), { findKey })).keyId).toBe(KEY_ID);
  });

  it('an expired token within the tolerance', async () => {
    const token = rs256({ ...good, exp: NOW / 1000 - 5 }, { kid: KEY_ID });
    expect((await verify(token, { clockToleranceSeconds: 10 })).claims.sub).toBe('space-1');
  });
});

describe('refuses', () => {
  const refusals: [string, () => string | Promise<string>, string][] = [
    ['alg none', () => `${encode({ alg: 'none', kid: KEY_ID })}.${encode(good)}.`, 'wrong_algorithm'],
    ['HS256 signed with the public key', () => hs256WithPublicKey(), 'wrong_algorithm'],
    ['RS512', () => rs256(good, { alg: 'RS512', kid: KEY_ID }), 'wrong_algorithm'],
    ['no key id', () => rs256(good), 'missing_key_id'],
    ['a key id that is no text', () => rs256({ ...good, kid: 7 }, { kid: '' }), 'missing_key_id'],
    ['an unknown key id', () => rs256(good, { kid: 'deleted' }), 'unknown_key_id'],
    ['the key of somebody else', () => rs256(good, { kid: KEY_ID }, strangers.privateKey), 'bad_signature'],
    [
      'a changed payload',
      () => withPayload(rs256(good, { kid: KEY_ID }), { ...good, role: 'x' }),
      'bad_signature',
    ],
    ['no signature', () => `${encode({ alg: 'RS256', kid: KEY_ID })}.${encode(good)}.`, 'bad_signature'],
    ['another audience', () => rs256({ ...good, aud: 'v' }, { kid: KEY_ID }), 'wrong_audience'],
    ['no audience', () => rs256({ ...good, aud: undefined }, { kid: KEY_ID }), 'wrong_audience'],
    ['a list without rt', () => rs256({ ...good, aud: ['pub', 'sub'] }, { kid: KEY_ID }), 'wrong_audience'],
    ['no space', () => rs256({ ...good, sub: undefined }, { kid: KEY_ID }), 'missing_subject'],
    ['an empty space', () => rs256({ ...good, sub: '' }, { kid: KEY_ID }), 'missing_subject'],
    ['no end', () => rs256({ ...good, exp: undefined }, { kid: KEY_ID }), 'missing_expiry'],
    ['an end that is no number', () => rs256({ ...good, exp: 'soon' }, { kid: KEY_ID }), 'missing_expiry'],
    ['an expired token', () => rs256({ ...good, exp: NOW / 1000 - 1 }, { kid: KEY_ID }), 'expired_token'],
    ['a token of tomorrow', () => rs256({ ...good, nbf: exp }, { kid: KEY_ID }), 'not_yet_valid'],
    ['garbage', () => 'garbage', 'malformed_token'],
    ['nothing', () => '', 'malformed_token'],
    ['two parts', () => rs256(good, { kid: KEY_ID }).split('.').slice(0, 2).join('.'), 'malformed_token'],
    [
      'a critical extension',
      () => rs256(good, { kid: KEY_ID, crit: ['b64'], b64: false }),
      'malformed_token',
    ],
    ['a payload that is a list', () => rs256([good], { kid: KEY_ID }), 'malformed_token'],
  ];

  it.each(refusals)('%s', async (_what, make, code) => {
    const token = await make();
    const error = await verify(token).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'TokenError', code });
    if (token) expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(token);
  });

  it('a key that does not fit', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await expect(verify(rs256(good, { kid: KEY_ID }), { findKey: () => publicKey })).rejects.toMatchObject({
      code: 'invalid_option',
    });
  });

  it('lets a failing key store speak for itself', async () => {
    const findKey = () => Promise.reject(new Error('the database is away'));
    await expect(verify(rs256(good, { kid: KEY_ID }), { findKey })).rejects.toThrow('the database is away');
  });
});

function hs256WithPublicKey(): string {
  const signed = `${encode({ alg: 'HS256', kid: KEY_ID })}.${encode(good)}`;
  const secret = keys.publicKey.export({ type: 'spki', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function withPayload(token: string, claims: object): string {
  const [header, , signature] = token.split('.');
  return [header, encode(claims), signature].join('.');
}
