// Signs the exchanged token in this thread: jose hands each signature to another one, which takes longer than to make it.
import { createHmac } from 'node:crypto';
import type { LiveKitClaims } from '@airlock-rtc/tokens';
import type { LiveKitOptions } from '../livekit/livekit.js';

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

/** A JWS in its compact form (RFC 7515), as `signLiveKitClaims` makes one. */
export function signClaims(
  claims: LiveKitClaims,
  { apiKey, apiSecret }: Pick<LiveKitOptions, 'apiKey' | 'apiSecret'>,
): string {
  const text = `${HEADER}.${encode({ ...claims, iss: apiKey })}`;
  return `${text}.${createHmac('sha256', apiSecret).update(text).digest('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
