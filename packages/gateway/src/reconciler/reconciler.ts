// Brings the gateway and LiveKit together again every few seconds, in independent steps; webhooks only make it quicker.
import type { BroadcastContext } from '../broadcasts/context.js';
import { reconcileBroadcasts } from '../broadcasts/reconcile.js';
import { isId } from '../database/identifiers.js';
import type { Room } from '../livekit/livekit.js';
import { activeSpaceIds, deletedSpaceIds, knownSpaceIds } from '../spaces/store.js';
import type { Evictions } from '../token-exchange/evictions.js';
import type { OpenRooms } from '../token-exchange/open-rooms.js';
import { createLostRooms } from './lost-rooms.js';
import type { Peers } from './peers.js';
import { createPolledRooms } from './polled-rooms.js';
import { createRoomPolls, type RoomPolls } from './room-polls.js';
import { runStep, type FailingSteps, type StepName } from './step.js';

export interface Reconciler extends Pick<RoomPolls, 'poll'> {
  /** Polls many rooms, a few at a time. */
  pollEach(rooms: readonly string[]): Promise<void>;
  /** All steps once. Rejects never: what failed is tried again the next time. */
  reconcile(): Promise<void>;
  /** When LiveKit was last listed without an error, by whichever gateway. */
  readonly lastListedAt: Date | undefined;
  start(): void;
  /** Ends the timers and waits for what is under way. */
  stop(): Promise<void>;
}

/** Rooms that are polled at the same time. */
const CONCURRENT_POLLS = 8;
/** No space is called so: asking for it says whether LiveKit answers, and costs it next to nothing. */
const NO_ROOM = 'airlock';

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
  const { poll, stop: stopPolls } = createRoomPolls(context, {
    ...{ openRooms, lostRooms, polledRooms, evictions },
  });
  /** By this gateway. */
  let listedAt: Date | undefined;
  let hasListFailed = false;
  /** Whether LiveKit's webhooks arrive here. */
  let areHintsSeen = false;
  let hasBeaten = false;
  const stopped = new Set<StepName | 'all'>();
  const step = <Result>(name: StepName, work: () => Promise<Result>) => runStep(context, failing, name, work);

  async function reconcileOnce(): Promise<void> {
    if (!hasBeaten) await step('leases', beat);
    const rooms = peers.isLister ? await step('list_rooms', listRooms) : undefined;
    hasListFailed = peers.isLister && !rooms;
    if (rooms) {
      await step('close_rooms', () => closeRooms(rooms));
      await step('presence', () => pollAll(rooms));
    }
    const isLiveKitReached = rooms !== undefined || (!peers.isLister && (await answers()));
    await step('broadcasts', () => reconcileBroadcasts(context, { isLiveKitReached }));
    if (rooms) await step('room_metadata', () => repairMetadata(rooms));
  }

  async function listRooms(): Promise<Room[]> {
    const rooms = (await livekit.rooms()).filter(({ name }) => isId(name));
    lostRooms.listed(rooms);
    listedAt = context.now();
    return rooms;
  }

  function answers(): Promise<boolean> {
    return livekit.findRoom(NO_ROOM).then(
      () => true,
      () => false,
    );
  }

  async function closeRooms(rooms: readonly Room[]): Promise<void> {
    const deleted = await deletedSpaceIds(queries, namesOf(rooms));
    const closed = await Promise.allSettled(deleted.map((room) => livekit.closeRoom(room)));
    const reasons = closed.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    if (reasons.length > 0) throw new AggregateError(reasons, `${reasons.length} rooms are still open`);
  }

  /** Rooms that are nobody's space are other people's: they are left alone. */
  async function pollAll(rooms: readonly Room[]): Promise<void> {
    const known = await knownSpaceIds(queries, namesOf(rooms));
    const active = await activeSpaceIds(queries);
    const due = polledRooms.due(rooms, known, active);
    // LiveKit's list counts people up to five seconds late (livekit-server 1.13): by itself it is too slow.
    const all = areHintsSeen || peers.areHintsSeen ? due : [...new Set([...known, ...active])];
    await pollEach(all);
  }

  const pollEach = (rooms: readonly string[]) => eachOf(rooms, CONCURRENT_POLLS, poll);

  async function repairMetadata(rooms: readonly Room[]): Promise<void> {
    const known = new Set(await knownSpaceIds(queries, namesOf(rooms)));
    await roomStates.repair(rooms.filter(({ name }) => known.has(name)));
  }

  async function renewLeases(): Promise<void> {
    await leases.renew();
    await database.clock.refresh();
    await beat();
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
    poll(room) {
      areHintsSeen = true;
      return poll(room);
    },
    pollEach,
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

function namesOf(rooms: readonly Room[]): string[] {
  return rooms.map(({ name }) => name);
}

async function eachOf<Item>(items: readonly Item[], width: number, work: (item: Item) => Promise<void>) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
