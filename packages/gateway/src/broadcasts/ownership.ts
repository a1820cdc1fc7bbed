// Whose broadcast it is, where several gateways share a database and each has a broadcaster of its own.
import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BroadcastRow } from '../database/rows.js';
import { broadcasts } from '../database/schema.js';
import type { BroadcastContext } from './context.js';
import { BroadcastRefused } from '@airlock-rtc/contract';
import { findBroadcastAnywhere, updateBroadcast } from './store.js';

/** A gateway says that it is there every two seconds; one that was silent for so long is taken for dead. */
export const LEASE_MS = 10_000;
const STOP_WITHIN_MS = 15_000;
const STOP_POLL_MS = 250;

type Owned = Pick<BroadcastRow, 'owner' | 'ownerSeenAt'>;

export function ownedBy({ gatewayId }: Pick<BroadcastContext, 'gatewayId'>, now: Date): Owned {
  return { owner: gatewayId, ownerSeenAt: now };
}

/** Whether it matters which gateway has it. PGlite has one gateway at a time, and a shared broadcaster is everybody's. */
export function isOwnershipUsed({
  broadcaster,
  database,
}: Pick<BroadcastContext, 'broadcaster' | 'database'>): boolean {
  return !broadcaster?.isShared && database.kind !== 'pglite';
}

/** Whether another gateway that is alive has it. While the database was down, nobody could say that they are. */
export function isElsewhere(context: BroadcastContext, { owner, ownerSeenAt }: Owned): boolean {
  const { database, gatewayId, now } = context;
  if (!isOwnershipUsed(context) || owner === null || owner === gatewayId || ownerSeenAt === null)
    return false;
  const seenMs = Math.max(ownerSeenAt.getTime(), database.clock.startedAt().getTime());
  return now().getTime() - seenMs < LEASE_MS;
}

/** Says that this gateway is there, for everything that it has. @returns what it has still. */
export async function renewOwnership({
  database,
  gatewayId,
}: Pick<BroadcastContext, 'database' | 'gatewayId'>): Promise<string[]> {
  const renewed = await database.queries
    .update(broadcasts)
    .set({ ownerSeenAt: sql`clock_timestamp()` })
    .where(and(eq(broadcasts.owner, gatewayId), ne(broadcasts.state, 'idle')))
    .returning({ id: broadcasts.id });
  return renewed.map(({ id }) => id);
}

/** @returns false when another gateway was quicker, or its owner has said meanwhile that it is there. */
export async function takeOver(context: BroadcastContext, row: BroadcastRow): Promise<boolean> {
  const { gatewayId } = context;
  const isUnchanged = row.owner === null ? isNull(broadcasts.owner) : eq(broadcasts.owner, row.owner);
  const isLapsed = sql`greatest(${broadcasts.ownerSeenAt}, pg_postmaster_start_time())
    <= clock_timestamp() - ${LEASE_MS} * interval '1 millisecond'`;
  const isFree = or(isNull(broadcasts.owner), isNull(broadcasts.ownerSeenAt), isLapsed);
  const taken = await context.database.queries
    .update(broadcasts)
    .set({ owner: gatewayId, ownerSeenAt: sql`clock_timestamp()` })
    .where(
      and(
        ...[eq(broadcasts.id, row.id), ne(broadcasts.state, 'idle'), isUnchanged],
        row.owner === gatewayId || !isOwnershipUsed(context) ? undefined : isFree,
      ),
    )
    .returning({ id: broadcasts.id });
  return taken.length > 0;
}

/**
 * Leaves word for the gateway that has it, and waits until it has ended.
 * @throws BroadcastRefused `unavailable`
 */
export async function askOwnerToStop(
  { database }: BroadcastContext,
  { id }: BroadcastRow,
  cause = '',
): Promise<void> {
  await updateBroadcast(database.queries, id, { stopWanted: cause });
  for (let waitedMs = 0; waitedMs < STOP_WITHIN_MS; waitedMs += STOP_POLL_MS) {
    const row = await findBroadcastAnywhere(database.queries, id);
    if (!row || row.state === 'idle') return;
    await sleep(STOP_POLL_MS);
  }
  const next = 'it ends as soon as that gateway answers, or has been silent for ten seconds';
  throw new BroadcastRefused('unavailable', `The gateway that has the broadcast does not answer: ${next}`);
}
