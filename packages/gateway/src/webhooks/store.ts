// Reads and writes webhooks, and lists and replays their deliveries for the operator.
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { deliveries, events, webhooks } from '../database/schema.js';
import type { Paging } from '../http/paging.js';
import { queueAgain } from './outbox.js';
import type { DeliveryRow, WebhookRow } from '../database/rows.js';

export interface ListedDelivery {
  readonly delivery: DeliveryRow;
  readonly event: { readonly id: string; readonly type: string; readonly objectId: string };
}

export async function insertWebhook(
  queries: Queries,
  values: typeof webhooks.$inferInsert,
): Promise<WebhookRow> {
  const [row] = await queries.insert(webhooks).values(values).returning();
  return row!;
}

export async function listWebhooks(queries: Queries, environmentId?: string): Promise<WebhookRow[]> {
  return queries
    .select()
    .from(webhooks)
    .where(environmentId === undefined ? undefined : eq(webhooks.environmentId, environmentId))
    .orderBy(asc(webhooks.id));
}

/** Whether there was such a webhook. What it was still to receive goes with it. */
export async function deleteWebhook(queries: Queries, id: number): Promise<boolean> {
  const gone = await queries.delete(webhooks).where(eq(webhooks.id, id)).returning({ id: webhooks.id });
  return gone.length > 0;
}

export interface DeliveryFilter extends Paging {
  readonly status?: DeliveryRow['status'] | undefined;
  readonly webhook_id?: number | undefined;
}

export async function findDelivery(queries: Queries, id: string): Promise<ListedDelivery | undefined> {
  const [found] = await listed(queries).where(eq(deliveries.id, id));
  return found;
}

/** Newest first. */
export async function listDeliveries(
  queries: Queries,
  { status, webhook_id: webhookId, limit, page }: DeliveryFilter,
): Promise<ListedDelivery[]> {
  return listed(queries)
    .where(
      and(
        status && eq(deliveries.status, status),
        webhookId ? eq(deliveries.webhookId, webhookId) : undefined,
      ),
    )
    .orderBy(desc(deliveries.ordinal))
    .limit(limit)
    .offset((page - 1) * limit);
}

function listed(queries: Queries) {
  const event = { id: events.id, type: events.type, objectId: events.objectId };
  return queries
    .select({ delivery: deliveries, event })
    .from(deliveries)
    .innerJoin(events, eq(events.id, deliveries.eventId));
}

/** Queues the event of a delivery once more, behind whatever is still to be sent; `undefined` if there is none. */
export async function replayDelivery(tx: Queries, now: Date, id: string): Promise<DeliveryRow | undefined> {
  const [old] = await tx.select().from(deliveries).where(eq(deliveries.id, id));
  if (!old) return undefined;
  return queueAgain(tx, now, old);
}
