// Hands the broadcasts of a gateway that ends over to another one, which has them on their way before they end here.
import { and, eq, inArray, ne } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import { broadcasts } from '../database/schema.js';
import type { BroadcastContext } from './context.js';

const LOOK_MS = 100;
/** The next gateway reconciles every two seconds. */
const TAKEN_WITHIN_MS = 6000;

type HandoverContext = Pick<BroadcastContext, 'broadcaster' | 'database' | 'gatewayId' | 'leases' | 'logger'>;

/**
 * Gives up the ownership of everything that runs here, goes on sending until another gateway has taken it, and ends it
 * then: a destination takes one publisher at a time, and refuses the next one while this one is there. What nobody
 * takes is left to whoever stops the broadcaster.
 */
export async function handOver(context: HandoverContext): Promise<void> {
  const { broadcaster, database, gatewayId, leases, logger } = context;
  const { queries } = database;
  const isRunning = ne(broadcasts.state, 'idle');
  const released = await queries
    .update(broadcasts)
    .set({ owner: null, ownerSeenAt: null })
    .where(and(eq(broadcasts.owner, gatewayId), isRunning))
    .returning({ id: broadcasts.id });
  const left = new Set(released.map(({ id }) => id));
  const ended: Promise<void>[] = [];
  for (let waitedMs = 0; left.size > 0 && waitedMs < TAKEN_WITHIN_MS; waitedMs += LOOK_MS) {
    const rows = await queries
      .select({ id: broadcasts.id, owner: broadcasts.owner, state: broadcasts.state })
      .from(broadcasts)
      .where(inArray(broadcasts.id, [...left]));
    const waiting = new Set(
      rows.filter((row) => row.owner === null && row.state !== 'idle').map(({ id }) => id),
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
