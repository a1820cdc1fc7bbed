// Which deliveries are due.
import { expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { newEnvironment, onBothDatabases, onPostgres } from '../../test/databases.js';
import { newId } from '../database/identifiers.js';
import { rowsOf } from '../database/rows-of.js';
import type { DeliveryAttempt } from '../database/schema.js';
import { recordEvents } from './outbox.js';
import { recordOutcomes } from './outcomes.js';
import { claimDue, ORDER_GIVEN_UP_AFTER } from './queue.js';
import { insertWebhook } from './store.js';

onBothDatabases('an event that an application refuses', (database) => {
  it('holds back the later ones of its space for a few attempts, and then no more', async () => {
    const { queries } = database();
    const environmentId = await newEnvironment(database());
    const now = new Date();
    await insertWebhook(queries, { environmentId, url: 'http://127.0.0.1/', secret: 's', createdAt: now });
    const space = newId();
    const event = (type: 'video.space.active' | 'video.space.idle') => ({
      ...{ environmentId, type, data: {}, orderKey: space },
      object: { type: 'space' as const, id: space },
    });
    await recordEvents(queries, now, [event('video.space.active'), event('video.space.idle')]);
    const claim = async () => {
      const free = { limit: 10, limitPerWebhook: 10, slots: new Map() };
      const due = await claimDue(queries, { now: new Date(), holdUntil: now, ...free });
      return due.filter(({ delivery }) => delivery.orderKey === space);
    };
    const [refused] = await claim();
    expect(refused!.event.type).toBe('video.space.active');

    const nextAttemptAt = new Date(Date.now() + 3_600_000);
    const attempts: DeliveryAttempt[] = [];
    const refuse = async () => {
      attempts.push({} as DeliveryAttempt);
      const outcome = { status: 'pending', failure: 'answered 400', nextAttemptAt } as const;
      await recordOutcomes(queries, now, [{ id: refused!.delivery.id, ...outcome, attempts: [...attempts] }]);
    };
    for (let attempt = 1; attempt < ORDER_GIVEN_UP_AFTER; attempt += 1) {
      await refuse();
      expect(await claim()).toEqual([]);
    }
    await refuse();
    expect((await claim()).map((due) => due.event.type)).toEqual(['video.space.idle']);
  });
});

onPostgres('a claim', (database) => {
  it('reads nothing of what waits behind the head of a queue, nor of a webhook without a free slot', async () => {
    const { queries } = database();
    const environmentId = await newEnvironment(database());
    const createdAt = new Date();
    const values = { environmentId, url: 'http://127.0.0.1/', secret: 's', createdAt };
    const [blocked, busy] = [await insertWebhook(queries, values), await insertWebhook(queries, values)];
    await queries.execute(sql`
      with event as (insert into events (id, environment_id, type, object_type, object_id, data, created_at)
                     values ('many', ${environmentId}, 'video.space.updated', 'space', 'a', '{}', now()) returning id)
      insert into deliveries (id, event_id, webhook_id, order_key, status, attempts, next_attempt_at, created_at, is_ready)
      select 'many-' || n || '-' || w, event.id, w, case w when ${busy.id} then n::text else 'one space' end, 'pending',
             '[]', now(), now(), w = ${busy.id} or n = 1
      from event, generate_series(1, 20000) n, unnest(array[${blocked.id}::int, ${busy.id}::int]) w`);
    await queries.execute(sql`analyze deliveries`);
    const read = async () => {
      await queries.execute(sql`select pg_stat_force_next_flush()`);
      const [row] = rowsOf<{ tuples: number }>(
        await queries.execute(sql`
          select (sum(seq_tup_read) + sum(idx_tup_fetch))::int as tuples
          from pg_stat_user_tables where relname = 'deliveries'`),
      );
      return row!.tuples;
    };
    const before = await read();
    const now = new Date();
    const free = { limit: 100, limitPerWebhook: 10, slots: new Map([[busy.id, 0]]) };
    const due = await claimDue(queries, { now, holdUntil: new Date(now.getTime() + 60_000), ...free });
    expect(due.map(({ webhook }) => webhook.id)).toEqual([blocked.id]);
    expect((await read()) - before).toBeLessThan(50);
  });
});
