// Several gateways on one database: one broadcast is one gateway's, whatever their clocks say.
import { afterEach, expect, it, vi } from 'vitest';
import { broadcastContext } from '../../test/broadcast-context.js';
import { onBothDatabases, onPostgres } from '../../test/databases.js';
import { withBroadcast } from '../../test/running-broadcast.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';
import { takeOver } from './ownership.js';
import { reconcileBroadcasts } from './reconcile.js';
import { findBroadcastAnywhere, updateBroadcast } from './store.js';

const reached = { isLiveKitReached: true };
const MINUTE_MS = 60_000;

afterEach(() => {
  vi.useRealTimers();
});

onPostgres('a broadcast that has an owner', (database) => {
  it.each([MINUTE_MS, -MINUTE_MS])(
    'is not stolen by a gateway whose clock is off by %i ms',
    async (skewMs) => {
      const test = await withBroadcast(database());
      await test.start();
      test.broadcaster.say(test.id, { state: 'active' });
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skewMs });
      const other = new ScriptedBroadcaster();
      await reconcileBroadcasts(broadcastContext(database(), other, 'a gateway with a wrong clock'), reached);
      expect(other.jobs).toEqual([]);
      vi.useRealTimers();
      await test.stop();
      expect((await test.read()).airlock.state).toBe('idle');
    },
  );

  it('is taken over once its owner was silent for ten seconds, and not before', async () => {
    const test = await withBroadcast(database());
    await test.start();
    const { queries } = database();
    await updateBroadcast(queries, test.id, { owner: 'another', ownerSeenAt: database().clock.now() });
    const row = (await findBroadcastAnywhere(queries, test.id))!;
    const context = broadcastContext(database(), test.broadcaster, 'this one');
    expect(await takeOver(context, row)).toBe(false);
    await updateBroadcast(queries, test.id, { ownerSeenAt: new Date(0) });
    // A server that was started just now may have kept its owner from saying that it is there.
    await expect.poll(() => takeOver(context, row), { timeout: 20_000, interval: 500 }).toBe(true);
    await updateBroadcast(queries, test.id, { state: 'idle' });
  });
});

onBothDatabases('what runs here against the will of the store', (database) => {
  it('ends when the store calls it idle, or does not know it any more', async () => {
    const test = await withBroadcast(database());
    const context = broadcastContext(database(), test.broadcaster, 'this one');
    for (const id of [test.id, 'one that was deleted']) context.leases.hold(id);
    await reconcileBroadcasts(context, reached);
    expect(test.broadcaster.stopped).toEqual([test.id, 'one that was deleted']);
    expect(context.leases.held()).toEqual([]);
  });

  it('ends when it says that it is on the air', async () => {
    const test = await withBroadcast(database());
    test.gateway.start();
    test.broadcaster.say(test.id, { state: 'active' });
    await expect.poll(() => test.broadcaster.stopped).toContain(test.id);
    expect((await test.read()).airlock.state).toBe('idle');
    await test.gateway.stop();
  });

  it('ends when somebody stops or deletes it, though the store calls it idle', async () => {
    const test = await withBroadcast(database());
    expect((await test.stop()).status).toBe(200);
    expect(test.broadcaster.stopped).toEqual([test.id]);
    const path = `/video/v1/spaces/${test.space.id}/broadcasts/${test.id}`;
    expect((await test.ask('DELETE', path)).status).toBe(204);
    expect(test.broadcaster.stopped).toEqual([test.id, test.id]);
  });
});
