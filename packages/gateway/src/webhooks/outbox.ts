// Writes events and their deliveries in the transaction of the change that caused them.
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { deliveries, events, webhooks } from '../database/schema.js';
import type { DeliveryRow } from '../database/rows.js';
import { HOLDS_BACK, queueLock } from './queue.js';
import type { EventObjectType, EventType } from './event-types.js';

/** An event as its cause knows it. */
export interface NewEvent {
  readonly environmentId: string;
  readonly type: EventType;
  readonly object: { readonly type: EventObjectType; readonly id: string };
  /** The object after the change, as the webhook shows it. */
  readonly data: object;
  /** Id of the space (or live stream): its events arrive in the order in which they were written. */
  readonly orderKey: string;
  /** Id of the API request that caused it, if one did. */
  readonly requestId?: string | undefined;
}

/**
 * Queues events for every enabled webhook of their environment.
 *
 * Call it inside the transaction that changes the object, with the object's row locked: then an event is stored
 * exactly if the change is, and two changes of one object cannot swap their events.
 */
export async function recordEvents(tx: Queries, now: Date, list: readonly NewEvent[]): Promise<void> {
  for (const event of list) {
    const id = randomUUID();
    await tx.insert(events).values({
      id,
      environmentId: event.environmentId,
      type: event.type,
      objectType: event.object.type,
      objectId: event.object.id,
      data: JSON.stringify(event.data),
      requestId: event.requestId ?? null,
      createdAt: now,
    });
    const lock = sql`pg_advisory_xact_lock(${queueLock(webhooks.id, sql`${event.orderKey}::text`)})`;
    const targets = await tx
      .select({ id: webhooks.id, lock })
      .from(webhooks)
      .where(and(eq(webhooks.environmentId, event.environmentId), eq(webhooks.enabled, true)))
      .orderBy(webhooks.id);
    if (targets.length === 0) continue;
    await tx
      .insert(deliveries)
      .values(targets.map((target) => newDelivery(id, target.id, event.orderKey, now)));
  }
}

/** Adds the event of a delivery to the end of its queue once more. Call it inside a transaction. */
export async function queueAgain(tx: Queries, now: Date, old: DeliveryRow): Promise<DeliveryRow> {
  const { eventId, webhookId, orderKey } = old;
  const lock = queueLock(sql`${webhookId}::int`, sql`${orderKey}::text`);
  await tx.execute(sql`select pg_advisory_xact_lock(${lock})`);
  const [row] = await tx
    .insert(deliveries)
    .values(newDelivery(eventId, webhookId, orderKey, now))
    .returning();
  return row!;
}

/** For a queue that is locked: ready at once where nothing before holds it back. */
function newDelivery(eventId: string, webhookId: number, orderKey: string, now: Date) {
  const before = sql`select 1 from ${deliveries} before
    where before.webhook_id = ${webhookId} and before.order_key = ${orderKey} and ${HOLDS_BACK}`;
  return {
    ...{ id: randomUUID(), eventId, webhookId, orderKey, status: 'pending' as const, attempts: [] },
    ...{ nextAttemptAt: now, createdAt: now, isReady: sql<boolean>`not exists (${before})` },
  };
}
