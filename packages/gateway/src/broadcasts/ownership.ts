// Whose broadcast it is, where several gateways share a database and each has a broadcaster of its own.
import { and, eq, isNull, ne } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { broadcasts } from '../database/schema.js';
import type { BroadcastContext } from './context.js';
import { BroadcastRefused } from './refusal.js';
import { findBroadcastAnywhere, updateBroadcast } from './store.js';
import type { BroadcastRow } from '../database/rows.js';

/** A gateway says that it is there every two seconds; one that was silent for so long is taken for dead. */
const LEASE_MS = 10_000;
const STOP_WITHIN_MS = 15_000;
const STOP_LOOK_MS = 250;

type Owned = Pick<BroadcastRow, 'owner' | 'ownerSeenAt'>;

export function ownedBy({ gatewayId }: BroadcastContext, now: Date): Owned {
  return { owner: gatewayId, ownerSeenAt: now };
}

/** Whether another gateway that is alive has it. PGlite has one gateway at a time: any other is dead. */
export function isElsewhere(
  { broadcaster, database, gatewayId, now }: BroadcastContext,
  { owner, ownerSeenAt }: Owned,
): boolean {
  if (broadcaster?.isShared || database.kind === 'pglite') return false;
  if (owner === null || owner === gatewayId || ownerSeenAt === null) return false;
  return now().getTime() - ownerSeenAt.getTime() < LEASE_MS;
}

/** Says that this gateway is there, for everything that it has. */
export async function renewOwnership({ database, gatewayId, now }: BroadcastContext): Promise<void> {
  await database.queries
    .update(broadcasts)
    .set({ ownerSeenAt: now() })
    .where(and(eq(broadcasts.owner, gatewayId), ne(broadcasts.state, 'idle')));
}

/** @returns false when another gateway was quicker, or its owner has said meanwhile that it is there. */
export async function takeOver(context: BroadcastContext, row: BroadcastRow): Promise<boolean> {
  const isUnchanged = and(
    row.owner === null ? isNull(broadcasts.owner) : eq(broadcasts.owner, row.owner),
    row.owner === null || row.owner === context.gatewayId || row.ownerSeenAt === null
      ? undefined
      : eq(broadcasts.ownerSeenAt, row.ownerSeenAt),
  );
  const taken = await context.database.queries
    .update(broadcasts)
    .set(ownedBy(context, context.now()))
    .where(and(eq(broadcasts.id, row.id), ne(broadcasts.state, 'idle'), isUnchanged))
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
  for (let waitedMs = 0; waitedMs < STOP_WITHIN_MS; waitedMs += STOP_LOOK_MS) {
    const row = await findBroadcastAnywhere(database.queries, id);
    if (!row || row.state === 'idle') return;
    await sleep(STOP_LOOK_MS);
  }
  const next = 'it ends as soon as that gateway answers, or has been silent for ten seconds';
  throw new BroadcastRefused('unavailable', `The gateway that has the broadcast does not answer: ${next}`);
}
