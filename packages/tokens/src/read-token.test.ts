import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TokenError } from './token-error.js';
import { readToken } from './read-token.js';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (claims: unknown, header: unknown = { alg: 'none' }) =>
  `${encode(header)}.${encode(claims)}.`;

it.each([
  ['mux', { aud: 'rt', sub: 'space' }],
  ['mux', { aud: ['pub', 'rt'] }],
  ['livekit', { sub: 'bob', video: { room: 'stage' } }],
  ['unknown', { aud: 'v' }],
  ['unknown', {}],
] as const)('knows a %s token by its claims %j', (kind, claims) => {
  expect(readToken(tokenOf(claims, { alg: 'HS256' }))).toEqual({ kind, header: { alg: 'HS256' }, claims });
});

it('reads names in any script', () => {
  expect(readToken(tokenOf({ name: 'Zoë ✈ 北' })).claims.name).toBe('Zoë ✈ 北');
});

it('reads a token without its signature, and with a line break after it', () => {
  expect(readToken(`${encode({})}.${encode({ aud: 'rt' })}\n`).kind).toBe('mux');
});

it.each([
  ['nothing', ''],
  ['no dot', 'garbage'],
  ['not base64', 'a.b.c'],
  ['an array', tokenOf([1])],
  ['a string', tokenOf('claims')],
  ['null', tokenOf(null)],
  ['a header that is no object', tokenOf({}, 1)],
  ['broken UTF-8', `${encode({})}.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.`],
])('refuses %s', (_what, token) => {
  expect(() => readToken(token)).toThrow(expect.objectContaining({ code: 'malformed_token' }));
});

it('refuses what is not text', () => {
  expect(() => readToken(undefined as unknown as string)).toThrow(/No token was given/);
});

it('never throws anything else, and never repeats the token', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (text) => {
      try {
        readToken(text);
      } catch (error) {
        expect(error).toBeInstanceOf(TokenError);
        expect(`${(error as Error).message} ${String((error as Error).cause)}`).not.toContain(text);
      }
    }),
  );
});
