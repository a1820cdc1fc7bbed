// Polls single rooms for who is there, one poll for a room at a time.
import type { BroadcastContext } from '../broadcasts/context.js';
import { isQuiet, observePeople } from '../spaces/observe.js';
import { findSpacesById } from '../spaces/store.js';
import type { Evictions } from '../token-exchange/evictions.js';
import type { OpenRooms } from '../token-exchange/open-rooms.js';
import type { LostRooms } from './lost-rooms.js';
import type { PolledRooms } from './polled-rooms.js';

export interface RoomPolls {
  /** Polls a room soon; hints that arrive during a poll become one more poll. */
  poll(room: string): Promise<void>;
  /** Polls many rooms: those with nothing new cost the database one query together. */
  pollEach(rooms: readonly string[]): Promise<void>;
  /** Ends what was planned, and waits for polls under way. */
  stop(): Promise<void>;
}

/** Rooms that are polled at the same time. */
const CONCURRENT_POLLS = 8;

interface RoomPollDeps {
  readonly openRooms: Pick<OpenRooms, 'forget'>;
  readonly lostRooms: LostRooms;
  readonly polledRooms: Pick<PolledRooms, 'failed'>;
  readonly evictions: Evictions;
}

export function createRoomPolls(
  context: BroadcastContext,
  { openRooms, lostRooms, polledRooms, evictions }: RoomPollDeps,
): RoomPolls {
  const { livekit, logger, metrics } = context;
  const polls = new Map<string, { again: boolean; done: Promise<void> }>();
  const timers = new Set<NodeJS.Timeout>();
  let isStopped = false;

  function poll(room: string): Promise<void> {
    const running = polls.get(room);
    if (running) {
      running.again = true;
      return running.done;
    }
    const state = { again: false, done: Promise.resolve() };
    state.done = (async () => {
      do {
        state.again = false;
        await pollOnce(room);
      } while (state.again && !isStopped);
      polls.delete(room);
    })();
    polls.set(room, state);
    return state.done;
  }

  async function pollEach(rooms: readonly string[]): Promise<void> {
    const counted = new Map<string, number>();
    await eachOf(rooms, async (room) => {
      const people = await unlessFailed(room, () => countPeople(room));
      if (people === undefined) return;
      counted.set(room, people);
      if (people > 0) lostRooms.seen(room);
    });
    const stored = await findSpacesById(context.database.queries, [...counted.keys()]);
    const now = context.now();
    const news = stored.filter((space) => !isQuiet(space, counted.get(space.id)!, now));
    await eachOf(news, ({ id }) => poll(id));
    metrics.polls.inc({ result: 'ok' }, counted.size - news.length);
  }

  async function pollOnce(room: string): Promise<void> {
    await unlessFailed(room, async () => {
      const people = await countPeople(room);
      const graceMs = await lostRooms.graceMs(room, people);
      const pollAgainMs = await observePeople(context, room, people, graceMs);
      if (pollAgainMs !== undefined) pollLater(room, pollAgainMs);
      else if (people === 0) lostRooms.forget(room);
      metrics.polls.inc({ result: 'ok' });
    });
  }

  async function unlessFailed<Result>(
    room: string,
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      polledRooms.failed(room);
      metrics.polls.inc({ result: 'failed' });
      logger.warn({ err: error, spaceId: room }, 'failed to poll a room');
      return undefined;
    }
  }

  async function countPeople(room: string): Promise<number> {
    const people = await livekit.people(room);
    const evicted = await evictions.among(people);
    for (const identity of evicted) {
      logger.info({ spaceId: room }, 'somebody is put out, whose signing key was deleted');
      await livekit.removePerson(room, identity);
    }
    const left = people.length - evicted.length;
    if (left === 0) openRooms.forget(room);
    return left;
  }

  function pollLater(room: string, delayMs: number): void {
    if (isStopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void poll(room);
    }, delayMs);
    timers.add(timer);
  }

  return {
    poll,
    pollEach,
    async stop() {
      isStopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([...polls.values()].map(({ done }) => done));
    },
  };
}

async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENT_POLLS }, worker));
}
