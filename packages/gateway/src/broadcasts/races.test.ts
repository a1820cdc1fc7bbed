// What happens at the same time as a start.
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/databases.js';
import { withBroadcast } from '../../test/running-broadcast.js';
import type { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';
import type { Database } from '../database/database.js';
import type { BroadcastContext } from './context.js';
import { createLogger } from '../telemetry/logger.js';
import { takeOver } from './ownership.js';
import { reconcileBroadcasts } from './reconcile.js';
import { findBroadcastAnywhere, updateBroadcast } from './store.js';

/** As much of a gateway as looks after broadcasts. */
function contextOf(
  database: Database,
  broadcaster: ScriptedBroadcaster,
  gatewayId: string,
): BroadcastContext {
  const deps: Partial<BroadcastContext> = {
    ...{ database, broadcaster, gatewayId, now: () => new Date() },
    logger: createLogger('silent'),
    reportQueue: (_id, work) => work(),
    change: (work) => database.queries.transaction((tx) => work(tx, new Date())),
  };
  return deps as BroadcastContext;
}

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
      await reconcileBroadcasts(contextOf(database(), test.broadcaster, owner!), { isLiveKitReached: true });
    };
    await test.start();
    expect((await test.read()).airlock.state).toBe('starting');
    expect(test.broadcaster.jobs).toHaveLength(2);
    await test.stop();
  });

  it('is left to an owner who has said meanwhile that it is there', async () => {
    const test = await withBroadcast(database());
    await test.start();
    const queries = database().queries;
    const owner = { owner: 'another', ownerSeenAt: new Date(0) };
    await updateBroadcast(queries, test.id, owner);
    const stale = (await findBroadcastAnywhere(queries, test.id))!;
    await updateBroadcast(queries, test.id, { ownerSeenAt: new Date(1) });
    const context = contextOf(database(), test.broadcaster, 'this one');
    expect(await takeOver(context, stale)).toBe(false);
    expect(await takeOver(context, (await findBroadcastAnywhere(queries, test.id))!)).toBe(true);
    await updateBroadcast(queries, test.id, { state: 'idle' });
  });
});
