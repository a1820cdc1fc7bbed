// Verifies LiveKit access tokens: HS256 alone, with the API secret.
import { jwtVerify } from 'jose';
import type { LiveKitClaims } from './livekit-claims.js';
import { readToken } from './read-token.js';
import type { LiveKitCredentials } from './sign-livekit-token.js';
import { TokenError } from './token-error.js';
import { refusalOf } from './refusal.js';

export interface VerifyLiveKitTokenOptions extends LiveKitCredentials {
  /** Milliseconds since 1970; default `Date.now`. */
  readonly now?: () => number;
  /** Default 60, as livekit-server 1.13: it accepts a token for a minute after its end. */
  readonly clockToleranceSeconds?: number;
}

/** What a refusal says of a LiveKit token. */
const WORDS = {
  wrongAlgorithm: 'A LiveKit token is signed with HS256 and nothing else: sign it with the API secret.',
  badSignature: 'The signature does not match: sign with the secret that belongs to this API key.',
};

/**
 * Verifies signature, issuer and end of a LiveKit token.
 * @throws {TokenError} `malformed_token`, `wrong_algorithm`, `bad_signature`, `wrong_issuer`, `missing_expiry`,
 * `expired_token`, `not_yet_valid`, `invalid_option`.
 */
export async function verifyLiveKitToken(
  token: string,
  options: VerifyLiveKitTokenOptions,
): Promise<LiveKitClaims> {
  const { apiKey, apiSecret, now = Date.now, clockToleranceSeconds = 60 } = options;
  if (!apiKey || !apiSecret) {
    throw new TokenError('invalid_option', 'Pass the API key and the secret that the token was signed with.');
  }
  const { header } = readToken(token);
  if (header.alg !== 'HS256') throw new TokenError('wrong_algorithm', WORDS.wrongAlgorithm);
  try {
    const { payload } = await jwtVerify(token.trim(), new TextEncoder().encode(apiSecret), {
      algorithms: ['HS256'],
      issuer: apiKey,
      requiredClaims: ['exp'],
      currentDate: new Date(now()),
      clockTolerance: clockToleranceSeconds,
    });
    return payload as unknown as LiveKitClaims;
  } catch (error) {
    throw refusalOf(error, WORDS);
  }
}
