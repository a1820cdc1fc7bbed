// Live streams at Mux that a broadcast has left, until Mux has been told: a queue that outlives the gateway.
import { and, eq, inArray, lte } from 'drizzle-orm';
import type { Queries } from '../database/database.js';
import { liveStreamCompletions } from '../database/schema.js';

export type Completion = typeof liveStreamCompletions.$inferSelect;

/** Queues one, or begins anew with one that is queued. */
export async function queueCompletion(tx: Queries, now: Date, liveStreamId: string): Promise<void> {
  const fresh = { attempts: 0, dueAt: now, queuedAt: now };
  await tx
    .insert(liveStreamCompletions)
    .values({ liveStreamId, ...fresh })
    .onConflictDoUpdate({ target: liveStreamCompletions.liveStreamId, set: fresh });
}

/**
 * Takes those whose time has come, and counts the attempt. They are due again at `holdUntil`, unless they are settled
 * before: whoever dies in between loses nothing. `skip locked` keeps gateways on one Postgres from doubling each other.
 */
export async function claimCompletions(
  queries: Queries,
  { now, holdUntil, limit }: { now: Date; holdUntil: Date; limit: number },
): Promise<Completion[]> {
  return queries.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(liveStreamCompletions)
      .where(lte(liveStreamCompletions.dueAt, now))
      .orderBy(liveStreamCompletions.dueAt)
      .limit(limit)
      .for('update', { skipLocked: true });
    if (due.length === 0) return [];
    const ids = due.map(({ liveStreamId }) => liveStreamId);
    await tx
      .update(liveStreamCompletions)
      .set({ dueAt: holdUntil })
      .where(inArray(liveStreamCompletions.liveStreamId, ids));
    return due.map((one) => ({ ...one, attempts: one.attempts + 1 }));
  });
}

/** Forgets it, unless it was queued anew in the meantime. */
export async function dropCompletion(queries: Queries, completion: Completion): Promise<void> {
  await queries.delete(liveStreamCompletions).where(isSame(completion));
}

/** Lets go of it until its next attempt. */
export async function retryCompletion(queries: Queries, completion: Completion, dueAt: Date): Promise<void> {
  const { attempts } = completion;
  await queries.update(liveStreamCompletions).set({ attempts, dueAt }).where(isSame(completion));
}

const isSame = ({ liveStreamId, queuedAt }: Completion) =>
  and(eq(liveStreamCompletions.liveStreamId, liveStreamId), eq(liveStreamCompletions.queuedAt, queuedAt));
