// Which deliveries are due.
import { expect, it } from 'vitest';
import { newEnvironment, onBothDatabases } from '../../test/databases.js';
import { newId } from '../database/identifiers.js';
import type { DeliveryAttempt } from '../database/schema.js';
import { recordEvents } from './outbox.js';
import { claimDue, ORDER_GIVEN_UP_AFTER, recordOutcome } from './queue.js';
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
      const due = await claimDue(queries, { now: new Date(), holdUntil: now, limit: 10, busyWebhooks: [] });
      return due.filter(({ delivery }) => delivery.orderKey === space);
    };
    const [refused] = await claim();
    expect(refused!.event.type).toBe('video.space.active');

    const nextAttemptAt = new Date(Date.now() + 3_600_000);
    const attempts: DeliveryAttempt[] = [];
    const refuse = async () => {
      attempts.push({} as DeliveryAttempt);
      const outcome = { status: 'pending', failure: 'answered 400', now, nextAttemptAt } as const;
      await recordOutcome(queries, refused!.delivery.id, { ...outcome, attempts });
    };
    for (let attempt = 1; attempt < ORDER_GIVEN_UP_AFTER; attempt += 1) {
      await refuse();
      expect(await claim()).toEqual([]);
    }
    await refuse();
    expect((await claim()).map((due) => due.event.type)).toEqual(['video.space.idle']);
  });
});
