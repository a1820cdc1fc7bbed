// Makes access tokens and checks them, as HTTP Basic carries them.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Queries } from '../database/database.js';
import type { Lookups } from '../database/lookups.js';
import { newId } from '../database/identifiers.js';
import { GatewayError } from '../errors/errors.js';
import type { GatewayEnv } from '../http/router.js';
import { insertAccessToken } from './store.js';
import type { AccessTokenRow } from '../database/rows.js';

export interface NewAccessToken {
  readonly row: AccessTokenRow;
  /** Shown once. */
  readonly secret: string;
}

export async function createAccessToken(
  queries: Queries,
  now: Date,
  environmentId: string,
  name: string,
): Promise<NewAccessToken> {
  const secret = newId(64);
  const values = { id: newId(), environmentId, name, secretHash: hashOf(secret), createdAt: now };
  return { row: await insertAccessToken(queries, values), secret };
}

/** By their ids. */
export type AccessTokens = Lookups<[id: string], AccessTokenRow>;

/** Lets a request with a valid access token pass, into the token's environment. */
export function requireAccessToken(tokens: AccessTokens): MiddlewareHandler<GatewayEnv> {
  return async (c, next) => {
    const row = await accessTokenOf(tokens, c.req.header('authorization'));
    if (!row) {
      c.header('WWW-Authenticate', 'Basic realm="Mux API", charset="UTF-8"');
      throw new GatewayError('unauthorized', 'Unauthorized request');
    }
    c.set('environmentId', row.environmentId);
    await next();
  };
}

/** The access token that an `Authorization` header holds, if it is one. */
export async function accessTokenOf(
  tokens: Pick<AccessTokens, 'find'>,
  header: string | undefined,
): Promise<AccessTokenRow | undefined> {
  const given = readBasic(header);
  const row = given && (await tokens.find(given.id));
  return row && isSame(hashOf(given.secret), row.secretHash) ? row : undefined;
}

/** SHA-256 is enough for a secret of 380 random bits; a slow hash is for passwords. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares without telling by its duration how much was right. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}

function readBasic(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=_-]+)$/i.exec(header ?? '')?.[1];
  if (!encoded) return undefined;
  const [id, ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  // NUL would reach Postgres, which refuses it.
  if (!id || secret.length === 0 || id.includes('\0')) return undefined;
  return { id, secret: secret.join(':') };
}
