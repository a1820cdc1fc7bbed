// The outbox as a queue: which deliveries are due, and who holds them.
import { eq, inArray, isNotNull, sql, type SQLWrapper } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { rowsOf } from '../database/rows-of.js';
import { deliveries, environments, events, webhooks, type DeliveryAttempt } from '../database/schema.js';

export type DueDelivery = ReturnType<typeof asDueDelivery>;

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
export async function claimDue(queries: Queries, claim: Claim): Promise<DueDelivery[]> {
  const { now, holdUntil, limit, limitPerWebhook, slots } = claim;
  const known = sql`(values (-1, 0)${sql.join([...slots].map(([id, free]) => sql`, (${id}::int, ${free}::int)`))})`;
  const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
  // One statement, for each more would cost as much again: how many webhooks can be sent depends on this one.
  const rows = rowsOf<ClaimedRow>(
    await queries.execute(sql`
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
      ), claimed as (
        update ${deliveries} set claimed_until = ${time(holdUntil)} from due
        where ${deliveries.id} = due.id returning ${deliveries}.*
      )
      select claimed.id, claimed.attempts, claimed.order_key, ${milliseconds('claimed')} as created_ms,
        events.id as event_id, events.type, events.object_type, events.object_id, events.data, events.request_id,
        ${milliseconds('events')} as event_created_ms,
        webhooks.id as webhook_id, webhooks.url, webhooks.secret,
        environments.id as environment_id, environments.name as environment_name
      from claimed
      join ${events} on events.id = claimed.event_id
      join ${webhooks} on webhooks.id = claimed.webhook_id
      join ${environments} on environments.id = events.environment_id
      order by claimed.next_attempt_at, claimed.ordinal`),
  );
  return rows.map(asDueDelivery);
}

const milliseconds = (table: string) => sql.raw(`extract(epoch from ${table}.created_at)::float8 * 1000`);

interface ClaimedRow {
  readonly id: string;
  readonly attempts: readonly DeliveryAttempt[];
  readonly order_key: string;
  readonly created_ms: number;
  readonly event_id: string;
  readonly type: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly data: string;
  readonly request_id: string | null;
  readonly event_created_ms: number;
  readonly webhook_id: number;
  readonly url: string;
  readonly secret: string;
  readonly environment_id: string;
  readonly environment_name: string;
}

function asDueDelivery(row: ClaimedRow) {
  const { id, attempts, order_key: orderKey, type, data } = row;
  return {
    delivery: { id, attempts, orderKey, createdAt: new Date(row.created_ms) },
    event: {
      ...{ id: row.event_id, type, objectType: row.object_type, objectId: row.object_id, data },
      ...{ requestId: row.request_id, createdAt: new Date(row.event_created_ms) },
    },
    webhook: { id: row.webhook_id, url: row.url, secret: row.secret },
    environment: { id: row.environment_id, name: row.environment_name },
  };
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
