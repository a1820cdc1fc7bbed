// The outbox as a queue: which deliveries are due, and who holds them.
import { eq, inArray, isNotNull, sql, type SQLWrapper } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { rowsOf } from '../database/rows-of.js';
import { deliveries, environments, events, webhooks } from '../database/schema.js';

export type DueDelivery = Awaited<ReturnType<typeof claimDue>>[number];

/**
 * Attempts after which an event that is not accepted holds back the later ones of its space no more: an application
 * that refuses one kind of event is still to hear of the others.
 */
export const ORDER_GIVEN_UP_AFTER = 4;

/**
 * Serialises what changes one queue: a transaction that adds to it, and the one that settles its head. Without it the
 * one could miss what the other has not committed yet, and the queue would stand still.
 */
export const queueLock = (webhookId: SQLWrapper, orderKey: SQLWrapper) =>
  sql`hashtextextended(${webhookId} || ' ' || ${orderKey}, 0)`;

/** What holds the later ones of its queue back; the number is written out, as in the index. */
export const HOLDS_BACK = sql.raw(
  `status = 'pending' and json_array_length(attempts) < ${ORDER_GIVEN_UP_AFTER}`,
);

export interface Claim {
  readonly now: Date;
  /** Until then nobody else takes what is taken now. */
  readonly holdUntil: Date;
  /** Deliveries in all. */
  readonly limit: number;
  /** Deliveries of one webhook, unless `slots` says otherwise. */
  readonly limitPerWebhook: number;
  readonly slots: ReadonlyMap<number, number>;
}

/**
 * Takes deliveries whose time has come, oldest first, and holds them until `holdUntil`.
 *
 * Of one webhook and order key only the first that is not settled is ready, so that a space's events arrive in their
 * order; one that was refused a few times waits for its retries beside the queue. What waits behind them costs a claim
 * nothing, and neither does a webhook without a free slot. `skip locked` lets several gateways take from one table
 * without waiting for, or doubling, each other.
 */
export async function claimDue(queries: Queries, claim: Claim) {
  const { now, holdUntil, limit, limitPerWebhook, slots } = claim;
  const known = sql`(values (-1, 0)${sql.join([...slots].map(([id, free]) => sql`, (${id}::int, ${free}::int)`))})`;
  const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
  return queries.transaction(async (tx) => {
    const taken = rowsOf<{ id: string }>(
      await tx.execute(sql`
        with recursive targets(webhook_id) as (
          (select webhook_id from ${deliveries} where status = 'pending' and is_ready order by webhook_id limit 1)
          union all
          select (select d.webhook_id from ${deliveries} d
                  where d.status = 'pending' and d.is_ready and d.webhook_id > targets.webhook_id
                  order by d.webhook_id limit 1)
          from targets where targets.webhook_id is not null
        ), due as (
          select one.id from targets
          left join ${known} as known(webhook_id, free) on known.webhook_id = targets.webhook_id
          cross join lateral (
            select d.id, d.next_attempt_at, d.ordinal from ${deliveries} d
            where d.webhook_id = targets.webhook_id and d.status = 'pending' and d.is_ready
              and d.next_attempt_at <= ${time(now)} and (d.claimed_until is null or d.claimed_until < ${time(now)})
            order by d.next_attempt_at, d.ordinal
            limit coalesce(known.free, ${limitPerWebhook})
            for update skip locked
          ) one
          order by one.next_attempt_at, one.ordinal limit ${limit}
        )
        update ${deliveries} set claimed_until = ${time(holdUntil)} from due
        where ${deliveries.id} = due.id returning ${deliveries.id}`),
    );
    if (taken.length === 0) return [];
    return tx
      .select({
        delivery: deliveries,
        event: events,
        webhook: { id: webhooks.id, url: webhooks.url, secret: webhooks.secret },
        environment: { id: environments.id, name: environments.name },
      })
      .from(deliveries)
      .innerJoin(events, eq(events.id, deliveries.eventId))
      .innerJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
      .innerJoin(environments, eq(environments.id, events.environmentId))
      .where(
        inArray(
          deliveries.id,
          taken.map(({ id }) => id),
        ),
      )
      .orderBy(deliveries.nextAttemptAt, deliveries.ordinal);
  });
}

/** Lets go of deliveries unattempted, so that another gateway need not wait for the hold to run out. */
export async function release(queries: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await queries
    .update(deliveries)
    .set({ claimedUntil: null })
    .where(inArray(deliveries.id, [...ids]));
}

/** Lets go of everything that is held: for a database that no other gateway can have open. */
export async function releaseAll(queries: Queries): Promise<void> {
  await queries.update(deliveries).set({ claimedUntil: null }).where(isNotNull(deliveries.claimedUntil));
}

export async function countPending(queries: Queries): Promise<number> {
  const [row] = await queries
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(deliveries)
    .where(eq(deliveries.status, 'pending'));
  return row!.count;
}
