// The crossing from jose's errors to ours: each refusal gets its code and a next step.
import { errors } from 'jose';
import { TokenError, type TokenErrorCode } from './token-error.js';

/** What the two kinds of tokens say differently. */
interface RefusalWords {
  readonly wrongAlgorithm: string;
  readonly badSignature: string;
}

const BY_CLAIM: Record<string, [TokenErrorCode, string]> = {
  aud: ['wrong_audience', 'The token is not for Mux Spaces: sign it with the audience "rt".'],
  sub: ['missing_subject', 'The token names no space: sign it with a space id.'],
  exp: ['missing_expiry', 'The token has no usable exp claim: sign it with an end, in seconds since 1970.'],
  iss: ['wrong_issuer', 'The token was signed for another API key: use the key and secret of this server.'],
  nbf: ['not_yet_valid', 'The token is not valid yet: compare the clocks of the two machines.'],
};

/** What jose said, in our words. jose's own error holds the payload and is not kept as a cause. */
export function refusalOf(error: unknown, words: RefusalWords): TokenError {
  if (error instanceof TokenError) return error;
  if (error instanceof errors.JWTExpired) {
    return new TokenError('expired_token', 'The token has expired: sign a new one.');
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const [code, message] = BY_CLAIM[error.claim] ?? [
      'malformed_token',
      `The ${error.claim} claim is not valid: sign a new token.`,
    ];
    return new TokenError(code, message);
  }
  if (error instanceof errors.JOSEAlgNotAllowed)
    return new TokenError('wrong_algorithm', words.wrongAlgorithm);
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new TokenError('bad_signature', words.badSignature);
  }
  if (error instanceof errors.JOSEError) {
    return new TokenError(
      'malformed_token',
      'This is not a signed JWT: check that the whole token was copied.',
    );
  }
  throw error;
}
