// Hands the broadcasts of a gateway that ends over to another one, which has them ready before they end here.
import { and, eq, inArray, ne } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { broadcasts } from '../database/schema.js';
import type { BroadcastContext } from './context.js';

const LOOK_MS = 50;
/** The next gateway reconciles every two seconds, and needs some more to have pictures of the room. */
export const READY_WITHIN_MS = 8000;

type HandoverContext = Pick<BroadcastContext, 'broadcaster' | 'database' | 'gatewayId' | 'leases' | 'logger'>;

/**
 * Gives up the ownership of everything that runs here, goes on sending until the broadcaster of another gateway is
 * ready, and ends it then: a destination takes one publisher at a time, and refuses the next one while this one is
 * there. What nobody takes is left to whoever stops the broadcaster.
 */
export async function handOver(
  context: HandoverContext,
  { readyWithinMs = READY_WITHIN_MS } = {},
): Promise<void> {
  const { broadcaster, database, gatewayId, leases, logger } = context;
  const { queries } = database;
  const released = await queries
    .update(broadcasts)
    .set({ owner: null, ownerSeenAt: null, isHandedOver: true })
    .where(and(eq(broadcasts.owner, gatewayId), ne(broadcasts.state, 'idle')))
    .returning({ id: broadcasts.id });
  const left = new Set(released.map(({ id }) => id));
  for (const id of left) leases.hold(id, { isReleased: true });
  const ended: Promise<void>[] = [];
  const deadlineMs = performance.now() + readyWithinMs;
  while (left.size > 0 && performance.now() < deadlineMs) {
    const rows = await queries
      .select({ id: broadcasts.id, isHandedOver: broadcasts.isHandedOver, state: broadcasts.state })
      .from(broadcasts)
      .where(inArray(broadcasts.id, [...left]));
    const waiting = new Set(
      rows.filter((row) => row.isHandedOver && row.state !== 'idle').map(({ id }) => id),
    );
    for (const id of [...left].filter((one) => !waiting.has(one))) {
      left.delete(id);
      ended.push(endHere(id));
    }
    if (left.size > 0) await sleep(LOOK_MS);
  }
  await Promise.all(ended);

  async function endHere(id: string): Promise<void> {
    leases.release(id);
    await broadcaster?.stop(id);
    logger.info({ broadcastId: id }, 'broadcast handed over to another gateway');
  }
}
