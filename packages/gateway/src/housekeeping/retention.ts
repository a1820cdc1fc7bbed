// What is deleted for good once it is older than a moment.
import { and, eq, exists, inArray, lt, not, sql } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { broadcasts, deliveries, egresses, events, evictions, gateways, spaces } from '../database/schema.js';

/** Deliveries that were settled, and events that no delivery is left of. */
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

/** A token for one of them is then refused as one for a space that never was. */
export async function forgetDeletedSpaces(queries: Queries, before: Date): Promise<void> {
  const old = queries.select({ id: spaces.id }).from(spaces).where(lt(spaces.deletedAt, before));
  await queries.delete(broadcasts).where(inArray(broadcasts.spaceId, old));
  await queries.delete(spaces).where(lt(spaces.deletedAt, before));
}

export async function forgetSilentGateways(queries: Queries, before: Date): Promise<void> {
  await queries.delete(gateways).where(lt(gateways.seenAt, before));
}

export async function forgetEvictions(queries: Queries, before: Date): Promise<void> {
  await queries.delete(evictions).where(lt(evictions.until, before));
}

export async function forgetEndedEgresses(queries: Queries, before: Date): Promise<void> {
  await queries.delete(egresses).where(and(eq(egresses.isActive, false), lt(egresses.createdAt, before)));
}
