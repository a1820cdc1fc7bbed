// Says whether a token's signature holds, as far as it can be checked with what was given.
import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { TokenError, verifyLiveKitToken, verifyMuxToken, type UnverifiedToken } from '@airlock-rtc/tokens';
import { CliError } from '../cli-error.js';

export interface SignatureKeys {
  readonly apiKey?: string;
  readonly apiSecret?: string;
  /** A PEM file, or the base64 that Mux calls the private key. */
  readonly muxKey?: string;
}

export interface SignatureVerdict {
  readonly status: 'good' | 'refused' | 'unchecked';
  readonly text: string;
}

export async function checkSignature(
  text: string,
  { kind, claims }: UnverifiedToken,
  keys: SignatureKeys,
  now: () => number,
): Promise<SignatureVerdict> {
  switch (kind) {
    case 'mux': {
      if (!keys.muxKey) return unchecked('give its signing key by --mux-key or MUX_PRIVATE_KEY');
      const key = readMuxKey(keys.muxKey);
      return verdictOf(verifyMuxToken(text, { findKey: () => key, now }));
    }
    case 'livekit': {
      const apiSecret = keys.apiSecret;
      if (!apiSecret) return unchecked('give the secret by LIVEKIT_API_SECRET');
      const apiKey = keys.apiKey || (typeof claims.iss === 'string' ? claims.iss : '');
      return verdictOf(verifyLiveKitToken(text, { apiKey, apiSecret, now }));
    }
    case 'unknown':
      return unchecked('it is neither a Mux Spaces token (aud "rt") nor a LiveKit one (a video grant)');
  }
}

function unchecked(reason: string): SignatureVerdict {
  return {
    status: 'unchecked',
    text: `The signature was not checked: ${reason}. Anybody may have written this.`,
  };
}

async function verdictOf(verification: Promise<unknown>): Promise<SignatureVerdict> {
  try {
    await verification;
    return { status: 'good', text: 'The signature was checked and holds.' };
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return { status: 'refused', text: `Refused (${error.code}): ${error.message}` };
  }
}

/** The public half of any RSA key: a private one in PKCS#1, as Mux gives it, holds it too. */
function readMuxKey(given: string): KeyObject {
  const text = existsSync(given) ? readFileSync(given, 'utf8') : given;
  const pem = text.includes('-----BEGIN') ? text : Buffer.from(text, 'base64').toString();
  try {
    return createPublicKey(pem);
  } catch {
    // The cause would quote nothing of use, and a key must not reach a message.
    throw new CliError(
      'invalid_option',
      'The Mux key cannot be read: give --mux-key a PEM file, or the base64 that the signing keys API returned.',
    );
  }
}
