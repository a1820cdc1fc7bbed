// Follows LiveKit: looks into a room when a webhook hints at it, and into all rooms every few seconds.
import { renewOwnership } from '../broadcasts/ownership.js';
import { reconcileBroadcasts } from '../broadcasts/reconcile.js';
import { isId } from '../database/identifiers.js';
import type { GatewayContext } from '../gateway/context.js';
import { observePeople } from '../spaces/observe.js';
import { activeSpaceIds, deletedSpaceIds, knownSpaceIds } from '../spaces/store.js';
import { watchForLostRooms } from './lost-rooms.js';
import type { OpenRooms } from './open-rooms.js';

export interface Follower {
  /** Looks into one room soon; hints that arrive while a look is under way become one more look. */
  look(room: string): Promise<void>;
  /** Looks into every room, closes those of deleted spaces, and asks about broadcasts. */
  reconcile(): Promise<void>;
  /** When LiveKit was last listed without an error. */
  readonly lastListedAt: Date | undefined;
  start(): void;
  /** Ends the timers and waits for looks under way. */
  stop(): Promise<void>;
}

/** Rooms that are listed at the same time. */
const CONCURRENT_LOOKS = 8;

export function createFollower(context: GatewayContext, openRooms: OpenRooms): Follower {
  const { database, livekit, logger, metrics, roomStates, settings } = context;
  const lostRooms = watchForLostRooms(livekit, settings);
  const looks = new Map<string, { again: boolean; done: Promise<void> }>();
  const timers = new Set<NodeJS.Timeout>();
  let reconciling: Promise<void> | undefined;
  let renewing: Promise<void> | undefined;
  let lastListedAt: Date | undefined;
  let isStopped = false;

  function after(delayMs: number, work: () => Promise<void>): void {
    if (isStopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void work();
    }, delayMs);
    timers.add(timer);
  }

  function look(room: string): Promise<void> {
    const running = looks.get(room);
    if (running) {
      running.again = true;
      return running.done;
    }
    const state = { again: false, done: Promise.resolve() };
    state.done = (async () => {
      do {
        state.again = false;
        await lookOnce(room);
      } while (state.again && !isStopped);
      looks.delete(room);
    })();
    looks.set(room, state);
    return state.done;
  }

  async function lookOnce(room: string): Promise<void> {
    try {
      const people = await livekit.countPeople(room);
      if (people === 0) openRooms.forget(room);
      const graceMs = await lostRooms.graceMs(room, people);
      const lookAgainMs = await observePeople(context, room, people, graceMs);
      if (lookAgainMs !== undefined) after(lookAgainMs, () => look(room));
      else if (people === 0) lostRooms.forget(room);
    } catch (error) {
      metrics.looks.inc({ result: 'failed' });
      logger.warn({ err: error, spaceId: room }, 'room not listed');
    }
  }

  async function reconcileOnce(): Promise<void> {
    try {
      const listed = (await livekit.rooms()).filter(({ name }) => isId(name));
      const rooms = listed.map(({ name }) => name);
      lostRooms.listed(listed);
      lastListedAt = context.now();
      metrics.looks.inc({ result: 'ok' });
      for (const room of await deletedSpaceIds(database.queries, rooms)) await livekit.closeRoom(room);
      // Rooms that are nobody's space are other people's: they are left alone.
      const spaces = await knownSpaceIds(database.queries, rooms);
      const all = [...new Set([...spaces, ...(await activeSpaceIds(database.queries))])];
      await eachOf(all, CONCURRENT_LOOKS, look);
      await reconcileBroadcasts(context);
      const known = new Set(spaces);
      await roomStates.repair(listed.filter(({ name }) => known.has(name)));
    } catch (error) {
      metrics.looks.inc({ result: 'failed' });
      logger.warn({ err: error }, 'LiveKit not listed');
    }
  }

  function reconcile(): Promise<void> {
    reconciling ??= reconcileOnce().finally(() => (reconciling = undefined));
    return reconciling;
  }

  async function reconcileAgain(): Promise<void> {
    await reconcile();
    after(settings.reconcileIntervalMs, reconcileAgain);
  }

  /** Beside the listing, not in it: a LiveKit out of reach or a slow look must not make this gateway look dead. */
  async function renewAgain(): Promise<void> {
    renewing = renewOwnership(context).catch((error: unknown) => {
      logger.warn({ err: error }, 'ownership of broadcasts not renewed');
    });
    await renewing;
    after(settings.reconcileIntervalMs, renewAgain);
  }

  return {
    look,
    reconcile,
    get lastListedAt() {
      return lastListedAt;
    },
    start() {
      after(0, reconcileAgain);
      after(0, renewAgain);
    },
    async stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([reconciling, renewing, ...[...looks.values()].map(({ done }) => done)]);
    },
  };
}

async function eachOf<Item>(items: readonly Item[], width: number, work: (item: Item) => Promise<void>) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
