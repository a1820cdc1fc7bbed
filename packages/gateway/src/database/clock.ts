// The database's clock, the one clock of all gateways on it: read now and then, and carried on by the monotonic clock.
import { sql } from 'drizzle-orm';
import type { Queries } from './queries.js';
import { rowsOf } from './rows-of.js';

/** An answer that took longer says too little about the time that it tells. */
const MAX_ROUND_TRIP_MS = 1000;

export interface DatabaseClock {
  /** The database's time; this machine's own clock does not come into it. */
  now(): Date;
  /** When the server was started: until it was there, nobody could say that they are alive. */
  startedAt(): Date;
  /** Reads it anew. */
  refresh(): Promise<void>;
}

export async function openClock(
  queries: Pick<Queries, 'execute'>,
  monotonicMs = () => performance.now(),
): Promise<DatabaseClock> {
  let offsetMs: number | undefined;
  let startedAt = new Date(0);

  async function refresh(): Promise<void> {
    const before = monotonicMs();
    const [read] = rowsOf<{ now: number; started: number }>(
      await queries.execute(sql`
        select extract(epoch from clock_timestamp())::float8 * 1000 as now,
               extract(epoch from pg_postmaster_start_time())::float8 * 1000 as started`),
    );
    const after = monotonicMs();
    startedAt = new Date(read!.started);
    if (offsetMs !== undefined && after - before > MAX_ROUND_TRIP_MS) return;
    offsetMs = read!.now - (before + after) / 2;
  }

  await refresh();
  return {
    now: () => new Date(monotonicMs() + offsetMs!),
    startedAt: () => startedAt,
    refresh,
  };
}
