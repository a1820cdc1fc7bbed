// Lists the spaces of an environment in pages, and keeps where pages begin: to find that, Postgres reads all rows before.
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { broadcastsOfSpaces } from '../broadcasts/store.js';
import type { Queries } from '../database/database.js';
import { broadcasts, spaces } from '../database/schema.js';
import type { Paging } from '../http/paging.js';
import type { ListedSpace } from './translate.js';

const MAX_KEPT = 10_000;
/** Of changes that commit in another order than they began, one may go unnoticed for so long. */
const KEPT_MS = 10_000;
const NEWEST = Number.MAX_SAFE_INTEGER;

interface PageStart {
  /** The spaces of the page have smaller ordinals. */
  readonly before: number;
  /** What the list was like then: it holds as long as no space is added or deleted. */
  readonly version?: string;
}

export type ListSpaces = (environmentId: string, paging: Paging) => Promise<ListedSpace[]>;

/** Newest first, as Mux listed live streams. */
export function createListSpaces(queries: Queries): ListSpaces {
  const starts = new LRUCache<string, PageStart>({ max: MAX_KEPT, ttl: KEPT_MS });
  const { pageBefore, startOf } = prepare(queries);

  return async (environmentId, { limit, page }) => {
    const keyOf = (number: number) => `${environmentId} ${limit} ${number}`;
    const read = ({ before }: PageStart) => pageBefore.execute({ environmentId, limit, before });
    const find = async (): Promise<PageStart | undefined> => {
      if (page === 1) return { before: NEWEST };
      const [first] = await startOf.execute({ environmentId, offset: (page - 1) * limit });
      return first && { before: first.ordinal + 1 };
    };
    const kept = starts.get(keyOf(page));
    let rows = kept && (await read(kept));
    if (rows?.[0] === undefined || rows[0].version !== kept!.version) {
      const start = await find();
      rows = start ? await read(start) : [];
    }
    if (rows.length > 0) {
      const { ordinal, version } = rows[0]!;
      starts.set(keyOf(page), { before: ordinal + 1, version });
      starts.set(keyOf(page + 1), { before: rows.at(-1)!.ordinal, version });
    }
    const ids = rows.filter(({ hasBroadcasts }) => hasBroadcasts).map(({ space }) => space.id);
    const children = await broadcastsOfSpaces(queries, ids);
    return rows.map(({ space }) => ({
      space,
      broadcasts: children.filter(({ spaceId }) => spaceId === space.id),
    }));
  };
}

/** Built once: building takes as long as the answer of Postgres. Without a name, for PgBouncer's sake. */
function prepare(queries: Queries) {
  const isListed = and(eq(spaces.environmentId, sql.placeholder('environmentId')), isNull(spaces.deletedAt));
  // Not max(), for which Postgres takes another index until it knows the table.
  const newest = sql`(select ordinal from ${spaces} where ${isListed} order by ordinal desc limit 1)`;
  const lastDeleted = sql`(select max(deleted_at) from ${spaces} where deleted_at is not null)`;
  const { id, createdAt, status, passthrough, activeSessionId, ordinal } = spaces;
  const pageBefore = queries
    .select({
      space: { id, createdAt, status, passthrough, activeSessionId },
      ordinal,
      hasBroadcasts: sql<boolean>`exists (select 1 from ${broadcasts} where ${eq(broadcasts.spaceId, id)})`,
      version: sql<string>`concat(${newest}, ' ', ${lastDeleted})`,
    })
    .from(spaces)
    .where(and(isListed, sql`${ordinal} < ${sql.placeholder('before')}`))
    .orderBy(desc(ordinal))
    .limit(sql.placeholder('limit'))
    .prepare('');
  const startOf = queries
    .select({ ordinal })
    .from(spaces)
    .where(isListed)
    .orderBy(desc(ordinal))
    .limit(1)
    .offset(sql.placeholder('offset'))
    .prepare('');
  return { pageBefore, startOf };
}
