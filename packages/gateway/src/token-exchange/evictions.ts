// Puts the people of a deleted signing key out: their tokens stay valid for LiveKit for minutes, which no gateway can change.
import { createHash } from 'node:crypto';
import { issuerOf } from '@airlock-rtc/tokens';
import { and, eq, gt } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { evictions, spaces } from '../database/schema.js';
import type { GatewayContext } from '../ground/context.js';

/** Tokens that LiveKit hands to connected people live so long (livekit-server 1.13), and are taken a minute longer. */
const RENEWED_LIFE_MS = 11 * 60 * 1000;
/** How long another gateway's deletion may go unnoticed. */
const KEPT_MS = 1000;

export interface Evictions {
  /** Which of these identities are of a deleted key whose people are put out. */
  among(identities: readonly string[]): Promise<readonly string[]>;
  /** A key was deleted here: ask again. */
  forget(): void;
}

/** Says in an identity which key let somebody in: unlike attributes, nobody can change that. */
export function keyTag(keyId: string): string {
  return createHash('sha256').update(keyId).digest('hex').slice(0, 8);
}

/** From now on, and for as long as their tokens can live, the people of this key are put out. */
export async function evictKey(
  { settings }: Pick<GatewayContext, 'settings'>,
  tx: Queries,
  now: Date,
  key: { readonly id: string; readonly environmentId: string },
): Promise<void> {
  const lifeMs = Math.max(settings.exchangedTokenLifeSeconds * 1000 + 60_000, RENEWED_LIFE_MS);
  const { id: keyId, environmentId } = key;
  const until = new Date(now.getTime() + lifeMs);
  await tx.insert(evictions).values({ keyId, environmentId, until }).onConflictDoNothing();
}

/** The spaces where they may be. */
export async function activeSpacesOf(queries: Queries, environmentId: string): Promise<string[]> {
  const rows = await queries
    .select({ id: spaces.id })
    .from(spaces)
    .where(and(eq(spaces.environmentId, environmentId), eq(spaces.status, 'active')));
  return rows.map(({ id }) => id);
}

/** @param nowMs the monotonic clock. */
export function createEvictions(
  { database, now }: Pick<GatewayContext, 'database' | 'now'>,
  nowMs = () => performance.now(),
): Evictions {
  let tags: Promise<Set<string>> | undefined;
  let readMs = -Infinity;

  async function read(): Promise<Set<string>> {
    const rows = await database.queries
      .select({ keyId: evictions.keyId })
      .from(evictions)
      .where(gt(evictions.until, now()));
    return new Set(rows.map(({ keyId }) => keyTag(keyId)));
  }

  return {
    async among(identities) {
      if (identities.length === 0) return [];
      if (!tags || nowMs() - readMs > KEPT_MS) {
        readMs = nowMs();
        tags = read();
        tags.catch(() => (tags = undefined));
      }
      const evicted = await tags;
      return identities.filter((identity) => evicted.has(issuerOf(identity) ?? ''));
    },
    forget: () => (tags = undefined),
  };
}
