// The outbox as a queue: which deliveries are due, who holds them, and how they ended.
import { and, eq, exists, inArray, isNotNull, isNull, lt, lte, not, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queries } from '../database/database.js';
import { deliveries, environments, events, webhooks, type DeliveryAttempt } from '../database/schema.js';

export type DueDelivery = Awaited<ReturnType<typeof claimDue>>[number];

/**
 * Attempts after which an event that is not accepted holds back the later ones of its space no more: an application
 * that refuses one kind of event is still to hear of the others.
 */
export const ORDER_GIVEN_UP_AFTER = 4;

const earlier = alias(deliveries, 'earlier');

/**
 * Takes deliveries whose time has come, oldest first, and holds them until `holdUntil`.
 *
 * Of one webhook and order key only the first that is not settled is due, so that a space's events arrive in their
 * order; one that was refused a few times waits for its retries beside the queue. `skip locked` lets several gateways take from one table without waiting for, or doubling, each other.
 */
export async function claimDue(
  queries: Queries,
  {
    now,
    holdUntil,
    limit,
    busyWebhooks,
  }: { now: Date; holdUntil: Date; limit: number; busyWebhooks: number[] },
) {
  return queries.transaction(async (tx) => {
    const due = await tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.status, 'pending'),
          lte(deliveries.nextAttemptAt, now),
          or(isNull(deliveries.claimedUntil), lt(deliveries.claimedUntil, now)),
          busyWebhooks.length > 0 ? notInArray(deliveries.webhookId, busyWebhooks) : undefined,
          not(
            exists(
              tx
                .select({ one: sql`1` })
                .from(earlier)
                .where(
                  and(
                    eq(earlier.webhookId, deliveries.webhookId),
                    eq(earlier.orderKey, deliveries.orderKey),
                    eq(earlier.status, 'pending'),
                    sql`json_array_length(${earlier.attempts}) < ${ORDER_GIVEN_UP_AFTER}`,
                    lt(earlier.ordinal, deliveries.ordinal),
                  ),
                ),
            ),
          ),
        ),
      )
      .orderBy(deliveries.nextAttemptAt, deliveries.ordinal)
      .limit(limit)
      .for('update', { skipLocked: true });
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return [];
    await tx.update(deliveries).set({ claimedUntil: holdUntil }).where(inArray(deliveries.id, ids));
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
      .where(inArray(deliveries.id, ids));
  });
}

export interface Outcome {
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly attempts: DeliveryAttempt[];
  readonly nextAttemptAt?: Date;
  readonly failure: string | null;
  readonly now: Date;
}

/** Stores how an attempt ended and lets go of the delivery. */
export async function recordOutcome(queries: Queries, id: string, outcome: Outcome): Promise<void> {
  await queries
    .update(deliveries)
    .set({
      status: outcome.status,
      attempts: outcome.attempts,
      failure: outcome.failure,
      claimedUntil: null,
      ...(outcome.nextAttemptAt && { nextAttemptAt: outcome.nextAttemptAt }),
      ...(outcome.status !== 'pending' && { settledAt: outcome.now }),
    })
    .where(and(eq(deliveries.id, id), eq(deliveries.status, 'pending')));
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

/** Forgets what was settled before a moment, and events that no delivery is left of. */
export async function forgetSettled(queries: Queries, before: Date): Promise<void> {
  await queries.transaction(async (tx) => {
    await tx
      .delete(deliveries)
      .where(and(not(eq(deliveries.status, 'pending')), lt(deliveries.settledAt, before)));
    const left = tx
      .select({ one: sql`1` })
      .from(deliveries)
      .where(eq(deliveries.eventId, events.id));
    await tx.delete(events).where(and(lt(events.createdAt, before), not(exists(left))));
  });
}
