// The gateways on one database that are alive: one of them lists LiveKit's rooms for all.
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { rowsOf } from '../database/rows-of.js';
import { broadcasts, gateways } from '../database/schema.js';

/** A gateway says every two seconds that it is there; one that was silent for so long is taken for dead. */
const SILENT_MS = 6000;

const isAlive = sql`seen_at > clock_timestamp() - ${SILENT_MS} * interval '1 millisecond'`;

/** What this gateway has seen itself. */
export interface Sightings {
  readonly listedAt: Date | undefined;
  readonly areHintsSeen: boolean;
  /** Whether its last list failed: somebody else may reach LiveKit. */
  readonly hasFailed: boolean;
}

export interface Peers {
  /** Says that this gateway is there. */
  beat(sightings: Sightings): Promise<void>;
  /** Whether this one lists; asked before the first beat, there is none. */
  readonly isLister: boolean;
  /** Asked now: one may have come since the last beat. */
  areOthersAlive(): Promise<boolean>;
  /** With this one; at the last beat. */
  readonly alive: number;
  /** Whether any of them had a broadcast at the last beat: without one, there is nothing to renew or to compare. */
  readonly areBroadcastsRunning: boolean;
  /** Whether webhooks of LiveKit reach any of them. */
  readonly areHintsSeen: boolean;
  /** When any of them last listed. */
  readonly listedAt: Date | undefined;
  /** Another one may list from now on. */
  leave(): Promise<void>;
}

interface Beat {
  id: string;
  listed_ms: number | null;
  are_hints_seen: boolean;
  are_broadcasts_running: boolean;
}

/**
 * The oldest of those that are alive lists. That is a row and not an advisory lock: a lock would be held by a process
 * that is frozen, and by PgBouncer's connection after the gateway has died.
 */
export function createPeers(database: Pick<Database, 'kind' | 'queries'>, gatewayId: string): Peers {
  const { kind, queries } = database;
  let alive: Beat[] = [];

  async function beat({ listedAt, areHintsSeen, hasFailed }: Sightings): Promise<void> {
    const listed = sql`${listedAt?.toISOString() ?? null}::timestamptz`;
    // Whoever fails goes to the end of the row.
    const place = hasFailed ? sql`excluded.ordinal` : sql`${gateways.ordinal}`;
    alive = rowsOf<Beat>(
      await queries.execute(sql`
        with own as (
          insert into ${gateways} (id, seen_at, listed_at, are_hints_seen)
          values (${gatewayId}, clock_timestamp(), ${listed}, ${areHintsSeen})
          on conflict (id) do update set
            seen_at = excluded.seen_at, listed_at = excluded.listed_at,
            are_hints_seen = excluded.are_hints_seen, ordinal = ${place}
          returning *
        )
        select id, extract(epoch from listed_at)::float8 * 1000 as listed_ms, are_hints_seen,
          exists (select 1 from ${broadcasts} where state <> 'idle') as are_broadcasts_running
        from (
          select * from own
          union all
          select * from ${gateways}
          where id <> ${gatewayId} and ${isAlive}
        ) alive
        order by ordinal`),
    );
  }

  if (kind === 'pglite') return alone();
  return {
    beat,
    get isLister() {
      return alive[0]?.id === gatewayId;
    },
    get alive() {
      return Math.max(1, alive.length);
    },
    get areBroadcastsRunning() {
      return alive[0]?.are_broadcasts_running ?? true;
    },
    async areOthersAlive() {
      const [other] = await queries
        .select({ id: gateways.id })
        .from(gateways)
        .where(and(ne(gateways.id, gatewayId), isAlive))
        .limit(1);
      return other !== undefined;
    },
    get areHintsSeen() {
      return alive.some(({ are_hints_seen }) => are_hints_seen);
    },
    get listedAt() {
      const latest = Math.max(...alive.map(({ listed_ms }) => listed_ms ?? 0));
      return latest > 0 ? new Date(latest) : undefined;
    },
    async leave() {
      await queries.delete(gateways).where(eq(gateways.id, gatewayId));
    },
  };
}

/** Nobody else can have a PGlite open. */
function alone(): Peers {
  let own: Sightings | undefined;
  return {
    beat: async (sightings) => void (own = sightings),
    isLister: true,
    alive: 1,
    areBroadcastsRunning: true,
    areOthersAlive: async () => false,
    get areHintsSeen() {
      return own?.areHintsSeen ?? false;
    },
    get listedAt() {
      return own?.listedAt;
    },
    leave: async () => {},
  };
}
