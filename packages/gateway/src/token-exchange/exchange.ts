// Takes a Mux space token and gives the LiveKit token that lets the same person into the same space.
import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  checkParticipantId,
  mintIdentity,
  TokenError,
  translateMuxClaims,
  verifyMuxToken,
} from '@airlock-rtc/tokens';
import { LRUCache } from 'lru-cache';
import { GatewayError, HTTP_STATUS, type GatewayErrorCode } from '../errors/errors.js';
import type { GatewayContext } from '../ground/context.js';
import { keyTag } from './evictions.js';
import { signClaims } from './sign.js';
import type { Lookups } from '../database/lookups.js';
import type { KeyAndSpace } from './store.js';
import type { SpaceRow } from '../database/rows.js';

export interface Exchange {
  readonly token: string;
  /** Of the LiveKit server. */
  readonly url: string;
  /** People in the space already. */
  readonly participants: number;
  /** Most people that the space takes, if there is a limit. */
  readonly limit?: number;
}

/** Makes sure that a space's room is open, since LiveKit may run with `room.auto_create: false`. */
export interface RoomOpener {
  open(space: SpaceRow): Promise<void>;
}

/** What the exchange keeps from one call to the next. */
export interface ExchangeDeps {
  readonly rooms: RoomOpener;
  readonly keys: PublicKeys;
  readonly lookups: Lookups<[keyId: string, spaceId: string], KeyAndSpace>;
  /** Throws when a token that names this space, not verified yet, is one too many. */
  readonly limit: (spaceId: string) => Promise<void>;
}

/**
 * Exchanges one token. Each call mints an identity of its own, because LiveKit removes the first of two connections
 * with the same one, while Mux's `participant_id` need not be unique.
 * @throws {GatewayError} with the reason as its code.
 */
export async function exchangeToken(
  context: GatewayContext,
  { rooms, ...deps }: ExchangeDeps,
  { token, displayName }: { token: string; displayName?: string | undefined },
): Promise<Exchange> {
  const { livekit, settings } = context;
  const { claims, found } = await verify(context, deps, token);
  const space = admit(found, settings.spaceCapacity);
  const livekitClaims = reasoned(() => {
    checkParticipantId(claims.participant_id);
    const identity = mintIdentity(claims.participant_id, keyTag(found.key.id));
    return translateMuxClaims(claims, { identity, ...(displayName && { displayName }) });
  });
  // LiveKit renews the token of whoever is connected; nobody else should hold one that outlives its signing key.
  const latest = Math.floor(context.now().getTime() / 1000) + settings.exchangedTokenLifeSeconds;
  const exp = Math.min(livekitClaims.exp, latest);
  await rooms.open(space);
  return {
    token: signClaims({ ...livekitClaims, exp }, livekit),
    url: livekit.clientUrl,
    participants: space.participants,
    ...(settings.spaceCapacity && { limit: settings.spaceCapacity }),
  };
}

async function verify(
  { now }: GatewayContext,
  { keys, limit, lookups }: Omit<ExchangeDeps, 'rooms'>,
  token: string,
) {
  let found: KeyAndSpace | undefined;
  try {
    const { claims } = await verifyMuxToken(token, {
      now: () => now().getTime(),
      findKey: async (keyId, { sub }) => {
        const spaceId = typeof sub === 'string' && !sub.includes('\0') ? sub : '';
        await limit(spaceId);
        if (keyId.includes('\0')) return undefined;
        found = await lookups.find(keyId, spaceId);
        return found && keys.get(found.key.id, found.key.publicKeyPem);
      },
    });
    return { claims, found: found! };
  } catch (error) {
    throw reasonOf(error);
  }
}

function admit({ key, space }: KeyAndSpace, capacity: number | undefined): SpaceRow {
  if (!space) throw new GatewayError('space_not_found', 'The space of this token does not exist');
  if (space.environmentId !== key.environmentId) {
    throw new GatewayError('foreign_key', 'The signing key and the space are of different environments');
  }
  if (space.deletedAt) throw new GatewayError('space_deleted', 'The space of this token has been deleted');
  if (capacity && space.participants >= capacity) {
    throw new GatewayError('space_full', `The space is full: it takes ${capacity} people`);
  }
  return space;
}

function reasoned<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw reasonOf(error);
  }
}

function reasonOf(error: unknown): unknown {
  if (!(error instanceof TokenError)) return error;
  const isOurs = error.code in HTTP_STATUS;
  const code: GatewayErrorCode = isOurs ? (error.code as GatewayErrorCode) : 'invalid_parameters';
  return new GatewayError(code, error.message);
}

const MAX_CACHED_KEYS = 1000;

/** Parsed public keys by id: parsing a PEM costs more than checking a signature. */
export class PublicKeys {
  readonly #keys = new LRUCache<string, KeyObject>({ max: MAX_CACHED_KEYS });

  get(id: string, pem: string): KeyObject {
    const cached = this.#keys.get(id);
    if (cached) return cached;
    const key = createPublicKey(pem);
    this.#keys.set(id, key);
    return key;
  }
}
