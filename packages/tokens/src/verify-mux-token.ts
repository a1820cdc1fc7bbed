// Verifies Mux Spaces tokens: RS256 alone, with a key found by its id.
import { MUX_SPACES_AUDIENCE } from '@airlock-rtc/contract';
import { jwtVerify, type KeyObject } from 'jose';
import type { MuxClaims } from './mux-claims.js';
import { readToken } from './read-token.js';
import { TokenError } from './token-error.js';
import { refusalOf } from './refusal.js';

/** The public half of a signing key. A `CryptoKey` or a `KeyObject` kept from call to call is the fastest. */
export type MuxPublicKey = CryptoKey | KeyObject;

export interface VerifyMuxTokenOptions {
  /**
   * The key of this id, or `undefined` when there is none (any more).
   * @param claims not verified yet: for whoever looks up more than the key.
   */
  readonly findKey: (
    keyId: string,
    claims: Readonly<Record<string, unknown>>,
  ) => MuxPublicKey | undefined | Promise<MuxPublicKey | undefined>;
  /** Milliseconds since 1970; default `Date.now`. */
  readonly now?: () => number;
  /** How long an expired token is still accepted; default 0. */
  readonly clockToleranceSeconds?: number;
}

export interface VerifiedMuxToken {
  readonly claims: MuxClaims;
  readonly keyId: string;
}

/** What a refusal says of a Mux token. */
const WORDS = {
  wrongAlgorithm: 'A Mux token is signed with RS256 and nothing else: sign it with the private signing key.',
  badSignature:
    "The signature does not match the signing key's public half: sign with the key that kid names.",
};

/**
 * Verifies signature, audience, space and end of a Mux Spaces token.
 * The key id is taken from the header (mux-node 7, mux-elixir) or else from the payload (mux-node 8, Mux CLI).
 * @throws {TokenError} `malformed_token`, `wrong_algorithm`, `missing_key_id`, `unknown_key_id`, `bad_signature`,
 * `wrong_audience`, `missing_subject`, `missing_expiry`, `expired_token`, `not_yet_valid`; `invalid_option` when the key
 * found is no RSA key. What `findKey` throws passes through.
 */
export async function verifyMuxToken(
  token: string,
  options: VerifyMuxTokenOptions,
): Promise<VerifiedMuxToken> {
  const { findKey, now = Date.now, clockToleranceSeconds = 0 } = options;
  const { header, claims } = readToken(token);
  // Before the key is looked up: an HS256 token must never meet a public key as its secret.
  if (header.alg !== 'RS256') throw new TokenError('wrong_algorithm', WORDS.wrongAlgorithm);
  const keyId = keyIdOf(header) ?? keyIdOf(claims);
  if (!keyId) {
    throw new TokenError(
      'missing_key_id',
      'The token does not say which key signed it: put the key id into kid.',
    );
  }
  const key = await findKey(keyId, claims);
  if (!key) {
    throw new TokenError(
      'unknown_key_id',
      'No signing key has this id here: it was deleted, or belongs to another environment. Create a new one.',
    );
  }
  if (!isForRs256(key)) {
    throw new TokenError(
      'invalid_option',
      'The key found for this token is no RSA key: store an RSA public key.',
    );
  }
  try {
    const { payload } = await jwtVerify(token.trim(), key, {
      algorithms: ['RS256'],
      audience: MUX_SPACES_AUDIENCE,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(now()),
      clockTolerance: clockToleranceSeconds,
    });
    if (!payload.sub)
      throw new TokenError('missing_subject', 'The token names no space: sign it with a space id.');
    return { claims: payload as unknown as MuxClaims, keyId };
  } catch (error) {
    throw refusalOf(error, WORDS);
  }
}

function isForRs256(key: MuxPublicKey): boolean {
  return 'asymmetricKeyType' in key
    ? key.asymmetricKeyType === 'rsa'
    : 'algorithm' in key && key.algorithm.name === 'RSASSA-PKCS1-v1_5';
}

function keyIdOf({ kid }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof kid === 'string' && kid !== '' ? kid : undefined;
}
