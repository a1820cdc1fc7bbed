// The one error class of this package: a stable code, and a message that says what to do next.

/** Why a token was refused, or could not be made. */
export type TokenErrorCode =
  | 'malformed_token'
  | 'wrong_algorithm'
  | 'missing_key_id'
  | 'unknown_key_id'
  | 'bad_signature'
  | 'wrong_audience'
  | 'wrong_issuer'
  | 'missing_subject'
  | 'missing_expiry'
  | 'expired_token'
  | 'not_yet_valid'
  | 'invalid_option';

/** Thrown by every function of this package. Its message never holds a token, a key or a secret. */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(
    readonly code: TokenErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
