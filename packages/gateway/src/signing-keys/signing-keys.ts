// Makes RSA key pairs in the form that Mux's clients expect.
import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { newId } from '../database/identifiers.js';
import type { GatewayContext } from '../ground/context.js';
import { insertSigningKey } from './store.js';
import type { SigningKeyRow } from '../database/rows.js';

const makeKeyPair = promisify(generateKeyPair);

export interface NewSigningKey {
  readonly row: SigningKeyRow;
  /** PKCS#1 PEM. Shown once: only the public half is stored. */
  readonly privateKeyPem: string;
}

/** PKCS#1, since mux-node 7 and mux-elixir do not take a PKCS#8 PEM. */
export async function createSigningKey(
  context: GatewayContext,
  environmentId: string,
  name?: string,
): Promise<NewSigningKey> {
  const { publicKey, privateKey } = await makeKeyPair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const row = await insertSigningKey(context.database.queries, {
    id: newId(),
    ...{ environmentId, name },
    publicKeyPem: publicKey,
    createdAt: context.now(),
  });
  return { row, privateKeyPem: privateKey };
}
