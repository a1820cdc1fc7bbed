// Stores how attempts to deliver ended, many at a time, and makes the next of their queues ready.
import { inArray, sql } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { deliveries, type DeliveryAttempt } from '../database/schema.js';
import { HOLDS_BACK, ORDER_GIVEN_UP_AFTER, queueLock } from './queue.js';

export interface Outcome {
  readonly id: string;
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly attempts: readonly DeliveryAttempt[];
  readonly nextAttemptAt?: Date | undefined;
  readonly failure: string | null;
}

/** @returns those whose queue a transaction is adding to at this moment: store them again. */
export async function recordOutcomes(
  queries: Queries,
  now: Date,
  outcomes: readonly Outcome[],
): Promise<Outcome[]> {
  return queries.transaction(async (tx) => {
    const ids = outcomes.map(({ id }) => id);
    const rows = await tx
      .select({
        id: deliveries.id,
        // Tried only: whoever adds to several queues may hold one of these and wait for another.
        isFree: sql<boolean>`pg_try_advisory_xact_lock(${queueLock(deliveries.webhookId, deliveries.orderKey)})`,
      })
      .from(deliveries)
      .where(inArray(deliveries.id, ids));
    const free = new Set(rows.filter(({ isFree }) => isFree).map(({ id }) => id));
    const stored = outcomes.filter(({ id }) => free.has(id));
    if (stored.length > 0) await store(tx, now, stored);
    const done = stored.filter(
      ({ status, attempts }) => status !== 'pending' || attempts.length >= ORDER_GIVEN_UP_AFTER,
    );
    if (done.length > 0) await makeNextReady(tx, done);
    const busy = new Set(rows.filter(({ isFree }) => !isFree).map(({ id }) => id));
    return outcomes.filter(({ id }) => busy.has(id));
  });
}

async function store(tx: Queries, now: Date, outcomes: readonly Outcome[]): Promise<void> {
  const rows = JSON.stringify(
    outcomes.map(({ nextAttemptAt, ...outcome }) => ({ ...outcome, next_attempt_at: nextAttemptAt })),
  );
  await tx.execute(sql`
    update ${deliveries} d
    set status = one.status, attempts = one.attempts, failure = one.failure, claimed_until = null,
        next_attempt_at = coalesce(one.next_attempt_at, d.next_attempt_at),
        settled_at = case when one.status = 'pending' then null else ${now.toISOString()}::timestamptz end
    from json_to_recordset(${rows}::json)
      as one(id text, status text, attempts json, failure text, next_attempt_at timestamptz)
    where d.id = one.id and d.status = 'pending'`);
}

/** A statement of its own: it must see what was committed before the locks were taken. */
async function makeNextReady(tx: Queries, outcomes: readonly Outcome[]): Promise<void> {
  const ids = outcomes.map(({ id }) => id);
  await tx.execute(sql`
    update ${deliveries} set is_ready = true
    where not is_ready and id in (
      select (select following.id from ${deliveries} following
              where following.webhook_id = done.webhook_id and following.order_key = done.order_key and ${HOLDS_BACK}
              order by following.ordinal limit 1)
      from ${deliveries} done where ${inArray(sql`done.id`, ids)}
    )`);
}
