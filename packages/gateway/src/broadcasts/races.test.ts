// What happens at the same time as a start.
import { expect, it } from 'vitest';
import { broadcastContext } from '../../test/broadcast-context.js';
import { onBothDatabases } from '../../test/databases.js';
import { withBroadcast } from '../../test/running-broadcast.js';
import { reconcileBroadcasts } from './reconcile.js';
import { findBroadcastAnywhere } from './store.js';

onBothDatabases('a broadcast that is being started', (database) => {
  it('ends when it is stopped before the broadcaster knows of it', async () => {
    const test = await withBroadcast(database());
    test.broadcaster.beforeStart = async () => {
      expect((await test.stop()).status).toBe(200);
    };
    await test.start();
    expect((await test.read()).airlock.state).toBe('idle');
    expect(await test.broadcaster.state(test.id)).toMatchObject({ state: 'idle' });
  });

  it('is not taken for the run that ended before it', async () => {
    const test = await withBroadcast(database());
    await test.start();
    await test.stop();
    expect(await test.broadcaster.state(test.id)).toMatchObject({ state: 'idle' });
    test.broadcaster.beforeStart = async () => {
      const { owner } = (await findBroadcastAnywhere(database().queries, test.id))!;
      await reconcileBroadcasts(broadcastContext(database(), test.broadcaster, owner!), {
        isLiveKitReached: true,
      });
    };
    await test.start();
    expect((await test.read()).airlock.state).toBe('starting');
    expect(test.broadcaster.jobs).toHaveLength(2);
    await test.stop();
  });
});
