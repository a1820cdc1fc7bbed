// Decodes any Mux or LiveKit token without checking its signature; imports nothing that weighs on a browser bundle.
import { isSpacesAudience } from './mux-claims.js';
import { TokenError } from './token-error.js';

export type TokenKind = 'mux' | 'livekit' | 'unknown';

/** A decoded token. Nothing in it has been verified: whoever holds a token may have written anything into it. */
export interface UnverifiedToken {
  /** `livekit` when there is a video grant, `mux` when the audience is `rt`. */
  readonly kind: TokenKind;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Decodes a token. Accepts, as spaces-web 1.2.0 does, one that is expired or lacks its signature.
 * @throws {TokenError} `malformed_token` when header or payload is not base64url of a JSON object.
 */
export function readToken(token: string): UnverifiedToken {
  if (typeof token !== 'string' || token === '') {
    throw new TokenError('malformed_token', 'No token was given: pass the text of a JWT.');
  }
  const [header, payload] = token.trim().split('.');
  const claims = decode(payload, 'payload');
  return { kind: kindOf(claims), header: decode(header, 'header'), claims };
}

function kindOf(claims: Record<string, unknown>): TokenKind {
  if (isObject(claims.video)) return 'livekit';
  return isSpacesAudience(claims.aud) ? 'mux' : 'unknown';
}

function decode(segment: string | undefined, part: 'header' | 'payload'): Record<string, unknown> {
  let value: unknown;
  let cause: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(segment ?? '')));
  } catch (error) {
    // A SyntaxError quotes what it could not parse: keep only its name, the text may be part of a secret.
    cause = error instanceof Error ? error.name : undefined;
  }
  if (isObject(value)) return value;
  throw new TokenError(
    'malformed_token',
    `The token's ${part} is not base64url of a JSON object: check that the whole token was copied.`,
    { cause },
  );
}

function bytesOf(base64url: string): Uint8Array {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
