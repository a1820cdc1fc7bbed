// Stores how attempts to deliver ended, many at a time, and makes the next of their queues ready.
import { inArray, sql } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { rowsOf } from '../database/rows-of.js';
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
    const free = await storeWhereFree(tx, now, outcomes);
    const done = outcomes.filter(
      ({ id, status, attempts }) =>
        free.get(id) && (status !== 'pending' || attempts.length >= ORDER_GIVEN_UP_AFTER),
    );
    if (done.length > 0) await makeNextReady(tx, done);
    return outcomes.filter(({ id }) => free.get(id) === false);
  });
}

/**
 * Locks the queues of the deliveries, and stores what can be locked.
 * @returns which deliveries those are; one that is not there any more is not among them.
 */
async function storeWhereFree(
  tx: Queries,
  now: Date,
  outcomes: readonly Outcome[],
): Promise<Map<string, boolean>> {
  const given = JSON.stringify(
    outcomes.map(({ nextAttemptAt, ...outcome }) => ({ ...outcome, next_attempt_at: nextAttemptAt })),
  );
  // Tried only: whoever adds to several queues may hold one of these and wait for another.
  const rows = rowsOf<{ id: string; is_free: boolean }>(
    await tx.execute(sql`
      with one as materialized (
        select given.*, pg_try_advisory_xact_lock(${queueLock(sql`d.webhook_id`, sql`d.order_key`)}) as is_free
        from json_to_recordset(${given}::json)
          as given(id text, status text, attempts json, failure text, next_attempt_at timestamptz)
        join ${deliveries} d on d.id = given.id
      ), stored as (
        update ${deliveries} d
        set status = one.status, attempts = one.attempts, failure = one.failure, claimed_until = null,
            next_attempt_at = coalesce(one.next_attempt_at, d.next_attempt_at),
            settled_at = case when one.status = 'pending' then null else ${now.toISOString()}::timestamptz end
        from one where one.is_free and d.id = one.id and d.status = 'pending'
      )
      select id, is_free from one`),
  );
  return new Map(rows.map(({ id, is_free }) => [id, is_free]));
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
