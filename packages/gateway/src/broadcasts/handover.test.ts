// A gateway that ends gives its broadcasts to another one, at once and not when its lease has run out.
import { expect, it } from 'vitest';
import { broadcastContext } from '../../test/broadcast-context.js';
import { idleEngine } from '../../test/idle-engine.js';
import { onPostgres } from '../../test/databases.js';
import { withBroadcast } from '../../test/running-broadcast.js';
import { ScriptedBroadcaster } from '../../test/scripted-broadcaster.js';
import { createPeers } from '../reconciler/peers.js';
import { handOver } from './handover.js';
import { reconcileBroadcasts } from './reconcile.js';
import { findBroadcastAnywhere, updateBroadcast } from './store.js';
import { takeReport } from './take-report.js';

const PATIENCE = { timeout: 20_000 };
const READY = { readyWithinMs: 60_000 };

onPostgres('a broadcast of a gateway that ends', (database) => {
  async function running(state: 'starting' | 'active' = 'active') {
    const test = await withBroadcast(database());
    await test.start();
    test.broadcaster.say(test.id, { state });
    const ending = broadcastContext(database(), test.broadcaster, 'the one that ends');
    await updateBroadcast(database().queries, test.id, { owner: ending.gatewayId, state });
    ending.leases.hold(test.id);
    return { ...test, ending };
  }

  const ownerOf = async (id: string) => (await findBroadcastAnywhere(database().queries, id))!.owner;

  it('is taken by another one before its lease has run out, and ends here once that one is ready', async () => {
    const { id, ending, broadcaster } = await running();
    const next = new ScriptedBroadcaster();
    const other = broadcastContext(database(), next, 'the next one');
    const handed = handOver(ending, READY);
    await expect.poll(() => ownerOf(id), PATIENCE).toBeNull();
    expect(broadcaster.stopped).toEqual([]);
    await reconcileBroadcasts(other, { isLiveKitReached: true });
    expect(await ownerOf(id)).toBe('the next one');
    await expect.poll(() => next.jobs, PATIENCE).toMatchObject([{ broadcastId: id, isSuccessor: true }]);
    await takeReport(other, id, { state: 'starting' });
    expect(broadcaster.stopped).toEqual([]);
    // To the room and to the application it was on the air all along.
    expect((await findBroadcastAnywhere(database().queries, id))!.state).toBe('active');
    await takeReport(other, id, { state: 'retrying', cause: 'somebody else publishes' });
    await handed;
    expect(broadcaster.stopped).toEqual([id]);
    await updateBroadcast(database().queries, id, { state: 'idle' });
  });

  it('is taken at once also when it was not on the air yet', async () => {
    const { id, ending, broadcaster } = await running('starting');
    const next = new ScriptedBroadcaster();
    const other = broadcastContext(database(), next, 'the next one');
    const handed = handOver(ending, READY);
    await expect.poll(() => ownerOf(id), PATIENCE).toBeNull();
    await reconcileBroadcasts(other, { isLiveKitReached: true });
    await expect.poll(() => next.jobs, PATIENCE).toMatchObject([{ broadcastId: id, isSuccessor: true }]);
    await takeReport(other, id, { state: 'active' });
    await handed;
    expect(broadcaster.stopped).toEqual([id]);
    await updateBroadcast(database().queries, id, { state: 'idle' });
  });

  it('does not wait for the egresses that end with the gateway', async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const egressEngine = { ...idleEngine(), [Symbol.asyncDispose]: () => ended };
    const test = await withBroadcast(database(), { egressEngine });
    await test.start();
    await updateBroadcast(database().queries, test.id, { state: 'active' });
    const nothing = { listedAt: undefined, areHintsSeen: false, hasFailed: false };
    await createPeers(database(), 'the next one').beat(nothing);
    const stopped = test.gateway.stop();
    await expect.poll(() => ownerOf(test.id)).toBeNull();
    await updateBroadcast(database().queries, test.id, { state: 'idle' });
    end();
    await stopped;
    expect(test.broadcaster.stopped).toEqual([test.id]);
  });

  it('lets the gateway end also when it fails', async () => {
    class Stuck extends ScriptedBroadcaster {
      override stop(): Promise<void> {
        return Promise.reject(new Error('stuck'));
      }
    }
    const test = await withBroadcast(database(), { broadcaster: new Stuck() });
    await test.start();
    await updateBroadcast(database().queries, test.id, { state: 'active' });
    const nothing = { listedAt: undefined, areHintsSeen: false, hasFailed: false };
    await createPeers(database(), 'another one').beat(nothing);
    const stopped = test.gateway.stop();
    await expect.poll(() => ownerOf(test.id)).toBeNull();
    await updateBroadcast(database().queries, test.id, { state: 'idle' });
    await stopped;
    await expect(test.gateway.handover).resolves.toBeUndefined();
  });

  it('ends here when somebody stops it meanwhile', async () => {
    const { id, ending, broadcaster } = await running();
    const handed = handOver(ending, READY);
    await expect.poll(() => ownerOf(id), PATIENCE).toBeNull();
    await updateBroadcast(database().queries, id, { state: 'idle' });
    await handed;
    expect(broadcaster.stopped).toEqual([id]);
  });
});
