// The steps of the reconciliation: one that fails leaves the others alone.
import { expect, it, vi } from 'vitest';
import type { BroadcastContext } from '../broadcasts/context.js';
import type { Leases } from '../broadcasts/context.js';
import type { Database } from '../database/database.js';
import { spaces } from '../database/schema.js';
import { newId } from '../database/identifiers.js';
import type { LiveKit, Room } from '../livekit/livekit.js';
import { DEFAULT_SETTINGS } from '../ground/settings.js';
import { createMetrics } from '../telemetry/metrics.js';
import { newEnvironment, onBothDatabases } from '../../test/databases.js';
import { keepLog } from '../../test/log-lines.js';
import { createPeers, type Peers } from './peers.js';
import { createReconciler } from './reconciler.js';

const unreachable = () => Promise.reject(new Error('LiveKit is out of reach'));

onBothDatabases('a reconciliation in which something fails', (database) => {
  async function addSpace(deletedAt: Date | null): Promise<Room> {
    const id = newId();
    const environmentId = await newEnvironment(database());
    await database()
      .queries.insert(spaces)
      .values({ id, environmentId, status: 'idle', createdAt: new Date(), deletedAt });
    return { name: id, sid: `RM_${id}`, metadata: '', numParticipants: 1 };
  }

  it('goes on with the other steps when a room cannot be closed, and closes the other rooms', async () => {
    const rooms = [await addSpace(new Date()), await addSpace(new Date()), await addSpace(null)];
    const closed: string[] = [];
    const polled: string[] = [];
    const { reconcile, results, lines } = reconcilerWith(database(), {
      rooms: async () => rooms,
      closeRoom: async (room) => {
        if (room === rooms[0]!.name) return unreachable();
        closed.push(room);
      },
      people: async (room) => {
        polled.push(room);
        return [];
      },
    });
    await reconcile();
    expect(closed).toEqual([rooms[1]!.name]);
    expect(polled).toContain(rooms[2]!.name);
    expect(await results()).toMatchObject({
      ...{ list_rooms: 'ok', close_rooms: 'failed', presence: 'ok', broadcasts: 'ok', room_metadata: 'ok' },
    });
    expect(lines.join('')).toContain('failed to close the rooms of deleted spaces');
  });

  it('still reconciles broadcasts when LiveKit cannot be listed', async () => {
    const { reconcile, results, lines } = reconcilerWith(database(), { rooms: unreachable });
    await reconcile();
    expect(await results()).toEqual({ leases: 'ok', list_rooms: 'failed', broadcasts: 'ok' });
    expect(lines.join('')).toContain('failed to list LiveKit rooms');
  });

  it('logs the stack of an outage of LiveKit once, and its end', async () => {
    let rooms = unreachable;
    const { reconcile, lines } = reconcilerWith(database(), { rooms: () => rooms() });
    for (let tried = 0; tried < 5; tried += 1) await reconcile();
    expect(lines.filter((line) => line.includes('failed to list LiveKit rooms'))).toHaveLength(1);
    rooms = async () => [] as never;
    await reconcile();
    expect(lines.join('')).toContain('able again to list LiveKit rooms');
  });
});

it('asks neither LiveKit nor the database while another gateway lists and no broadcast runs', async () => {
  const asked = vi.fn(async () => true);
  const peers = { beat: async () => {}, isLister: false, areBroadcastsRunning: false } as unknown as Peers;
  const { reconcile, results } = reconcilerWith({} as Database, { answers: asked }, peers);
  await reconcile();
  expect(asked).not.toHaveBeenCalled();
  expect(await results()).toEqual({ leases: 'ok' });
});

function reconcilerWith(
  database: Database,
  livekit: Partial<LiveKit>,
  peers = createPeers({ ...database, kind: 'pglite' }, newId()),
) {
  const { lines, logger } = keepLog();
  const metrics = createMetrics();
  const deps: Partial<BroadcastContext> = {
    ...{ database, logger, metrics, settings: DEFAULT_SETTINGS, now: () => new Date() },
    livekit: { findRoom: async () => undefined, ...livekit } as LiveKit,
    roomStates: { publish: async () => {}, repair: async () => {} },
    leases: { held: () => [] as string[] } as Leases,
    reportQueue: (_id, work) => work(),
    change: (work) => database.queries.transaction((tx) => work(tx, new Date())),
  };
  const { reconcile } = createReconciler(deps as BroadcastContext, {
    ...{ openRooms: { forget: () => {} }, peers },
    evictions: { among: async () => [], forget: () => {} },
  });
  const results = async () => {
    const { values } = await metrics.reconcileSteps.get();
    return Object.fromEntries(values.map(({ labels }) => [labels.step, labels.result]));
  };
  return { reconcile, results, lines };
}
