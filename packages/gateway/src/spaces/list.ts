// Lists the spaces of an environment in pages, and keeps where pages begin: to find that, Postgres reads all rows before.
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import { broadcastsOfSpaces } from '../broadcasts/store.js';
import type { Queries } from '../database/database.js';
import { broadcasts, spaces } from '../database/schema.js';
import { DEFAULT_LIMIT, type Paging } from '../http/paging.js';
import type { ListedSpace } from './translate.js';

const MAX_KEPT = 10_000;
const MAX_PREPARED = 10;
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
  const prepared = new LRUCache<number, ReturnType<typeof prepare>>({
    max: MAX_PREPARED,
    memoMethod: (limit) => prepare(queries, limit),
  });

  return async (environmentId, { limit, page }) => {
    const { pageBefore, startOf } = prepared.memo(limit);
    const keyOf = (number: number) => `${environmentId} ${limit} ${number}`;
    const read = async ({ before }: PageStart) => (await pageBefore.execute({ environmentId, before }))[0];
    const find = async (): Promise<PageStart | undefined> => {
      if (page === 1) return { before: NEWEST };
      const [first] = await startOf.execute({ environmentId, offset: (page - 1) * limit });
      return first && { before: first.ordinal + 1 };
    };
    const kept = starts.get(keyOf(page));
    let found = kept && (await read(kept));
    if (!found || found.rows.length === 0 || found.version !== kept!.version) {
      const start = await find();
      found = start && (await read(start));
    }
    if (!found || found.rows.length === 0) return [];
    const { rows, version } = found;
    starts.set(keyOf(page), { before: rows[0]!.ordinal + 1, version });
    starts.set(keyOf(page + 1), { before: rows.at(-1)!.ordinal, version });
    const ids = rows.filter(({ hasBroadcasts }) => hasBroadcasts).map(({ id }) => id);
    const children = await broadcastsOfSpaces(queries, ids);
    return rows.map(({ createdMs, ...space }) => ({
      space: { ...space, createdAt: new Date(createdMs) },
      broadcasts: children.filter(({ spaceId }) => spaceId === space.id),
    }));
  };
}

type ListedRow = Omit<ListedSpace['space'], 'createdAt'> & {
  createdMs: number;
  ordinal: number;
  hasBroadcasts: boolean;
};

/**
 * Built once: building takes as long as the answer of Postgres. A page is one value of JSON, of which driver and ORM make
 * no object for each of its fields. The limit is written out: Postgres takes one that it does not know for a tenth of all
 * rows. Only the usual one has a name, since Postgres keeps what has a name as long as the connection lasts.
 */
function prepare(queries: Queries, limit: number) {
  const isListed = and(eq(spaces.environmentId, sql.placeholder('environmentId')), isNull(spaces.deletedAt));
  // Not max(), for which Postgres takes another index until it knows the table.
  const newest = sql`(select ordinal from ${spaces} where ${isListed} order by ordinal desc limit 1)`;
  const lastDeleted = sql`(select max(deleted_at) from ${spaces} where deleted_at is not null)`;
  const { id, createdAt, status, passthrough, activeSessionId, ordinal } = spaces;
  const rows = sql`
    select ${id}, ${status}, ${passthrough}, ${activeSessionId} as "activeSessionId", ${ordinal},
      extract(epoch from ${createdAt})::float8 * 1000 as "createdMs",
      exists (select 1 from ${broadcasts} where ${eq(broadcasts.spaceId, id)}) as "hasBroadcasts"
    from ${spaces} where ${isListed} and ${ordinal} < ${sql.placeholder('before')}
    order by ${ordinal} desc limit ${sql.raw(String(limit))}`;
  const pageBefore = queries
    .select({
      rows: sql<ListedRow[]>`coalesce(json_agg(page), '[]')`,
      version: sql<string>`concat(${newest}, ' ', ${lastDeleted})`,
    })
    .from(sql`(${rows}) page`)
    .prepare(limit === DEFAULT_LIMIT ? 'list_spaces' : '');
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
