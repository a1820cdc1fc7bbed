// What it costs to look for due webhooks while many wait behind one that is refused.
import type { Database } from '@airlock-rtc/gateway';
import { claimDue } from '../../packages/gateway/src/webhooks/queue.js';

const CLAIMS = 50;
/** A query may take ten seconds. */
const BATCH_ROWS = 20_000;

/** Milliseconds for one claim that finds nothing. */
export async function claimCostMs({ queries }: Database): Promise<number> {
  const now = new Date();
  const claim = { now, holdUntil: now, limit: 256, limitPerWebhook: 2, slots: new Map<number, number>() };
  const began = performance.now();
  for (let done = 0; done < CLAIMS; done += 1) await claimDue(queries, claim);
  return (performance.now() - began) / CLAIMS;
}

/** Rows of a queue whose head is refused, as an application makes them that is away for a day. */
export async function storeBlocked({ queries }: Database, count: number): Promise<void> {
  for (let first = 1; first <= count; first += BATCH_ROWS) {
    const numbers = `generate_series(${first}, ${Math.min(count, first + BATCH_ROWS - 1)}) n`;
    await queries.execute(`
      insert into events (id, environment_id, type, object_type, object_id, data, created_at)
      select 'blocked-' || n, (select id from environments limit 1), 'video.space.updated', 'space', 'blocked', '{}',
        now() from ${numbers}`);
    await queries.execute(`
      insert into deliveries
        (id, event_id, webhook_id, order_key, status, attempts, next_attempt_at, created_at, is_ready)
      select 'blocked-' || n, 'blocked-' || n, (select id from webhooks limit 1), 'blocked', 'pending', '[]',
        now() + interval '1 day', now(), n = 1 from ${numbers}`);
  }
  await queries.execute('analyze deliveries');
}
