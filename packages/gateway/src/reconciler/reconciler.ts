// Brings the gateway and LiveKit together again every few seconds, in independent steps; webhooks only make it quicker.
import type { BroadcastContext } from '../broadcasts/context.js';
import { reconcileBroadcasts } from '../broadcasts/reconcile.js';
import { isId } from '../database/identifiers.js';
import type { Room } from '../livekit/livekit.js';
import { activeSpaceIds, spacesAmong } from '../spaces/store.js';
import type { Evictions } from '../token-exchange/evictions.js';
import type { OpenRooms } from '../token-exchange/open-rooms.js';
import { createLostRooms } from './lost-rooms.js';
import type { Peers } from './peers.js';
import { createPolledRooms } from './polled-rooms.js';
import { createRoomPolls, type RoomPolls } from './room-polls.js';
import { createSpaceRooms } from './space-rooms.js';
import { runStep, type FailingSteps, type StepName } from './step.js';

export interface Reconciler extends Pick<RoomPolls, 'poll' | 'pollEach'> {
  /** A webhook of LiveKit arrived. */
  hintSeen(): void;
  /** All steps once. Rejects never: what failed is tried again the next time. */
  reconcile(): Promise<void>;
  /** When LiveKit was last listed without an error, by whichever gateway. */
  readonly lastListedAt: Date | undefined;
  start(): void;
  /** Ends the timers and waits for what is under way. */
  stop(): Promise<void>;
}

/** The monotonic clock does not stray from the database's in ten seconds. */
const BEATS_PER_CLOCK = 5;

interface ReconcilerDeps {
  readonly openRooms: Pick<OpenRooms, 'forget'>;
  readonly peers: Peers;
  readonly evictions: Evictions;
}

export function createReconciler(
  context: BroadcastContext,
  { openRooms, peers, evictions }: ReconcilerDeps,
): Reconciler {
  const { database, leases, livekit, roomStates, settings } = context;
  const { queries } = database;
  const lostRooms = createLostRooms(livekit, settings);
  const failing: FailingSteps = new Map();
  const loops = new Map<StepName | 'all', { timer?: NodeJS.Timeout; running?: Promise<unknown> }>();
  const polledRooms = createPolledRooms(settings.reconcileIntervalMs);
  const findSpaceRooms = createSpaceRooms(
    (names) => spacesAmong(queries, names),
    settings.reconcileIntervalMs,
  );
  const {
    poll,
    pollEach,
    stop: stopPolls,
  } = createRoomPolls(context, {
    ...{ openRooms, lostRooms, polledRooms, evictions },
  });
  /** By this gateway. */
  let listedAt: Date | undefined;
  let hasListFailed = false;
  /** Whether LiveKit's webhooks arrive here. */
  let areHintsSeen = false;
  let hasBeaten = false;
  let beats = 0;
  const stopped = new Set<StepName | 'all'>();
  const step = <Result>(name: StepName, work: () => Promise<Result>) => runStep(context, failing, name, work);

  async function reconcileOnce(): Promise<void> {
    if (!hasBeaten) await step('leases', beat);
    const rooms = peers.isLister ? await step('list_rooms', listRooms) : undefined;
    hasListFailed = peers.isLister && !rooms;
    const spaceRooms = rooms && findSpaceRooms(rooms);
    // Each step that needs it says so.
    spaceRooms?.catch(() => {});
    if (spaceRooms) {
      await step('close_rooms', async () => closeRooms((await spaceRooms).deleted));
      await step('presence', async () => pollAll((await spaceRooms).living));
    }
    if (areBroadcastsRunning()) {
      const isLiveKitReached = rooms !== undefined || (!peers.isLister && (await livekit.answers()));
      await step('broadcasts', () => reconcileBroadcasts(context, { isLiveKitReached }));
    }
    if (spaceRooms) await step('room_metadata', async () => roomStates.repair((await spaceRooms).living));
  }

  /** Here, or by another gateway. */
  const areBroadcastsRunning = () => peers.areBroadcastsRunning || leases.held().length > 0;

  async function listRooms(): Promise<Room[]> {
    const rooms = (await livekit.rooms()).filter(({ name }) => isId(name));
    lostRooms.listed(rooms);
    listedAt = context.now();
    return rooms;
  }

  async function closeRooms(deleted: readonly Room[]): Promise<void> {
    const closed = await Promise.allSettled(deleted.map(({ name }) => livekit.closeRoom(name)));
    const reasons = closed.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    if (reasons.length > 0) throw new AggregateError(reasons, `${reasons.length} rooms are still open`);
  }

  async function pollAll(rooms: readonly Room[]): Promise<void> {
    const due = polledRooms.due(rooms, await activeSpaceIds(queries), {
      areHintsSeen: areHintsSeen || peers.areHintsSeen,
    });
    await pollEach(due);
  }

  async function renewLeases(): Promise<void> {
    if (areBroadcastsRunning()) await leases.renew();
    if (beats % BEATS_PER_CLOCK === 0) await database.clock.refresh();
    await beat();
    beats += 1;
  }

  async function beat(): Promise<void> {
    await peers.beat({ listedAt, areHintsSeen, hasFailed: hasListFailed });
    hasBeaten = true;
  }

  /** Again and again, one run after the other. */
  function loop(name: StepName | 'all', work: () => Promise<unknown>): void {
    const state = loops.get(name) ?? {};
    loops.set(name, state);
    if (stopped.has(name)) return;
    state.running = work().finally(() => {
      if (!stopped.has(name)) state.timer = setTimeout(() => loop(name, work), settings.reconcileIntervalMs);
    });
  }

  async function endLoop(name: StepName | 'all'): Promise<void> {
    stopped.add(name);
    const state = loops.get(name);
    clearTimeout(state?.timer);
    await state?.running;
  }

  let reconciling: Promise<void> | undefined;
  const reconcile = () =>
    (reconciling ??= reconcileOnce().finally(() => {
      reconciling = undefined;
    }));

  return {
    poll,
    pollEach,
    hintSeen: () => void (areHintsSeen = true),
    reconcile,
    get lastListedAt() {
      return [listedAt, peers.listedAt].filter(isDefined).sort((one, other) => +other - +one)[0];
    },
    start() {
      leases.start();
      loop('all', reconcile);
      // Beside the others: a LiveKit out of reach, or a slow poll, must not make this gateway look dead.
      loop('leases', () => step('leases', renewLeases));
    },
    async stop() {
      await Promise.all([endLoop('all'), reconciling, stopPolls()]);
      // To the last: a slow poll must not cost the broadcasts their lease.
      leases.stop();
      await endLoop('leases');
      await peers.leave().catch(() => {});
    },
  };
}

function isDefined(date: Date | undefined): date is Date {
  return date !== undefined;
}
