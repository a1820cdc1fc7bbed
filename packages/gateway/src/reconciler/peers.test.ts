// Which of several gateways on one Postgres lists LiveKit's rooms.
import { eq, sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { onPostgres } from '../../test/databases.js';
import { withBroadcast } from '../../test/running-broadcast.js';
import { updateBroadcast } from '../broadcasts/store.js';
import { gateways } from '../database/schema.js';
import { createPeers, type Peers } from './peers.js';

onPostgres('gateways on one database', (database) => {
  const well = { listedAt: undefined, areHintsSeen: false, hasFailed: false };
  let one: Peers;
  let two: Peers;
  const listers = () => [one.isLister, two.isLister];

  beforeEach(async () => {
    await database().queries.delete(gateways);
    one = createPeers(database(), 'one');
    two = createPeers(database(), 'two');
    await one.beat(well);
    await two.beat(well);
    await one.beat(well);
  });

  it('let the oldest of them list, and know of each other', async () => {
    expect(listers()).toEqual([true, false]);
    expect(await Promise.all([one.areOthersAlive(), two.areOthersAlive()])).toEqual([true, true]);
  });

  it('let another one list once the oldest has left, or has been silent', async () => {
    await one.leave();
    await two.beat(well);
    expect(two.isLister).toBe(true);
    expect(await two.areOthersAlive()).toBe(false);
    const three = createPeers(database(), 'three');
    await three.beat(well);
    expect(three.isLister).toBe(false);
    const longAgo = sql`clock_timestamp() - interval '7 seconds'`;
    await database().queries.update(gateways).set({ seenAt: longAgo }).where(eq(gateways.id, 'two'));
    await three.beat(well);
    expect(three.isLister).toBe(true);
  });

  it('let another one list when the lister fails to', async () => {
    await one.beat({ ...well, hasFailed: true });
    await two.beat(well);
    expect(listers()).toEqual([false, true]);
  });

  it('count each other, and know whether any of them has a broadcast', async () => {
    const { queries } = database();
    await one.beat(well);
    expect([one.alive, one.areBroadcastsRunning]).toEqual([2, false]);
    const { id } = await withBroadcast(database());
    await one.beat(well);
    expect(one.areBroadcastsRunning).toBe(false);
    await updateBroadcast(queries, id, { state: 'starting' });
    await one.beat(well);
    expect(one.areBroadcastsRunning).toBe(true);
  });

  it('share when one of them listed, and that LiveKit’s webhooks reach one of them', async () => {
    expect([two.listedAt, two.areHintsSeen]).toEqual([undefined, false]);
    const listedAt = new Date('2026-01-01T00:00:00Z');
    await one.beat({ ...well, listedAt, areHintsSeen: true });
    await two.beat(well);
    expect([two.listedAt, two.areHintsSeen]).toEqual([listedAt, true]);
  });
});
