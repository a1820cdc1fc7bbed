// What the hourly clean-up deletes, and what it leaves.
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newEnvironment, onBothDatabases } from '../../test/databases.js';
import { keepLog } from '../../test/log-lines.js';
import { newId } from '../database/identifiers.js';
import { deliveries, egresses, events, evictions, spaces } from '../database/schema.js';
import type { GatewayContext } from '../ground/context.js';
import { recordEvents } from '../webhooks/outbox.js';
import { recordOutcomes } from '../webhooks/outcomes.js';
import { insertWebhook } from '../webhooks/store.js';
import { createHousekeeping } from './housekeeping.js';

const DAY_MS = 24 * 60 * 60 * 1000;

onBothDatabases('the clean-up', (database) => {
  it('forgets spaces deleted more than 30 days ago, and what was delivered by then, but nothing else', async () => {
    const { queries } = database();
    const now = new Date();
    const longAgo = new Date(now.getTime() - 31 * DAY_MS);
    const environmentId = await newEnvironment(database());
    const space = async (deletedAt: Date | null) => {
      const values = { id: newId(), environmentId, status: 'idle' as const, createdAt: longAgo, deletedAt };
      return (await queries.insert(spaces).values(values).returning())[0]!.id;
    };
    const [old, recent, alive] = [await space(longAgo), await space(now), await space(null)];
    const target = { environmentId, url: 'http://127.0.0.1/', secret: 's', createdAt: longAgo };
    const webhook = await insertWebhook(queries, target);
    for (const id of [old, alive]) {
      const object = { type: 'space' as const, id };
      await recordEvents(queries, longAgo, [
        { environmentId, type: 'video.space.created', object, data: {}, orderKey: id },
      ]);
    }
    const [delivered] = await queries.select().from(deliveries).where(eq(deliveries.orderKey, old));
    const outcome = { id: delivered!.id, status: 'delivered', attempts: [], failure: null } as const;
    await recordOutcomes(queries, longAgo, [outcome]);

    const { lines, logger } = keepLog();
    const context: Partial<GatewayContext> = { database: database(), logger, now: () => now };
    await createHousekeeping(context as GatewayContext).sweep();
    expect(lines).toEqual([]);
    const left = await queries.select().from(spaces).where(eq(spaces.environmentId, environmentId));
    expect(left.map(({ id }) => id).sort()).toEqual([recent, alive].sort());
    const kept = await queries.select().from(deliveries).where(eq(deliveries.webhookId, webhook.id));
    expect(kept.map(({ orderKey }) => orderKey)).toEqual([alive]);
    const told = await queries.select().from(events).where(eq(events.environmentId, environmentId));
    expect(told.map(({ objectId }) => objectId)).toEqual([alive]);
  });

  it('forgets egresses that ended long ago, and evictions that are over, but none that still count', async () => {
    const { queries } = database();
    const now = new Date();
    const longAgo = new Date(now.getTime() - 31 * DAY_MS);
    const environmentId = await newEnvironment(database());
    const room = newId();
    const egress = (id: string, isActive: boolean, createdAt: Date) => {
      const values = { id, room, info: '{}', isActive, owner: 'a gateway', ownerSeenAt: now, createdAt };
      return queries.insert(egresses).values(values);
    };
    const [running, recent] = [`EG_${newId()}`, `EG_${newId()}`];
    await egress(`EG_${newId()}`, false, longAgo);
    await egress(running, true, longAgo);
    await egress(recent, false, now);
    const key = newId();
    for (const [keyId, until] of [
      [newId(), longAgo],
      [key, now],
    ] as const)
      await queries.insert(evictions).values({ keyId, environmentId, until });

    const { lines, logger } = keepLog();
    const context: Partial<GatewayContext> = { database: database(), logger, now: () => now };
    await createHousekeeping(context as GatewayContext).sweep();
    expect(lines).toEqual([]);
    const left = await queries.select().from(egresses).where(eq(egresses.room, room));
    expect(left.map(({ id }) => id).sort()).toEqual([running, recent].sort());
    const kept = await queries.select().from(evictions).where(eq(evictions.environmentId, environmentId));
    expect(kept.map(({ keyId }) => keyId)).toEqual([key]);
  });
});
