// From a stored signing key to Mux's SigningKey object.
import { unixSecondsText } from '../http/time.js';
import type { SigningKey } from './schemas.js';
import type { NewSigningKey } from './signing-keys.js';
import type { SigningKeyRow } from '../database/rows.js';

export function translateSigningKey(row: SigningKeyRow): SigningKey {
  return { id: row.id, created_at: unixSecondsText(row.createdAt) };
}

/** With the private key as Mux gave it: base64 of the PEM, in one line. */
export function translateNewSigningKey({ row, privateKeyPem }: NewSigningKey): SigningKey {
  return { ...translateSigningKey(row), private_key: Buffer.from(privateKeyPem).toString('base64') };
}
