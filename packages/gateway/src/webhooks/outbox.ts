// Writes events and their deliveries in the transaction of the change that caused them.
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { deliveries, events, webhooks } from '../database/schema.js';
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
    const targets = await tx
      .select({ id: webhooks.id })
      .from(webhooks)
      .where(and(eq(webhooks.environmentId, event.environmentId), eq(webhooks.enabled, true)))
      .orderBy(webhooks.id);
    if (targets.length === 0) continue;
    await tx
      .insert(deliveries)
      .values(targets.map((target) => newDelivery(id, target.id, event.orderKey, now)));
  }
}

export function newDelivery(eventId: string, webhookId: number, orderKey: string, now: Date) {
  return {
    id: randomUUID(),
    eventId,
    webhookId,
    orderKey,
    status: 'pending' as const,
    attempts: [],
    nextAttemptAt: now,
    createdAt: now,
  };
}
