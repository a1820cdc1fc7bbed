// Signs Mux space tokens as Mux's clients of 2023 did, and as attackers might.
import { createHmac, createPrivateKey, sign } from 'node:crypto';

export interface TokenParts {
  /** PKCS#1 PEM in base64, as the API gave it. */
  readonly privateKey: string;
  readonly keyId: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** mux-node 7 and mux-elixir: header. mux-node 8, the CLI and Meet: payload. */
  readonly keyIdIn?: 'header' | 'payload';
}

export function muxToken({ privateKey, keyId, claims, keyIdIn = 'header' }: TokenParts): string {
  const inHeader = keyIdIn === 'header';
  const text = `${encode({ alg: 'RS256', ...(inHeader && { typ: 'JWT', kid: keyId }) })}.${encode({
    ...(!inHeader && { kid: keyId }),
    ...claims,
  })}`;
  const key = createPrivateKey(Buffer.from(privateKey, 'base64').toString());
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

export function hs256Token(secret: string, keyId: string, claims: object): string {
  const text = `${encode({ alg: 'HS256', kid: keyId })}.${encode(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

export function unsignedToken(keyId: string, claims: object): string {
  return `${encode({ alg: 'none', kid: keyId })}.${encode(claims)}.`;
}

export function inOneHour(): number {
  return Math.floor(Date.now() / 1000) + 3600;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
