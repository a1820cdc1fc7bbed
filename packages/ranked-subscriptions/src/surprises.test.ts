// What rooms and callers do that nobody expects: ghosts, callbacks that throw, limits of nobody, tiles that change hands.
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { KnownRoom } from '../test/known-room.js';
import type { RankedSubscriptions } from './options.js';
import { createRankedSubscriptions } from './ranked-subscriptions.js';

const person = { camera: 'live', microphone: 'live' } as const;
let known: KnownRoom;

beforeEach(() => {
  known = new KnownRoom();
  for (const identity of ['ann', 'bob', 'cas']) known.tell(identity, person);
});

const receivedBy = ({ decisions }: RankedSubscriptions) =>
  decisions.filter(({ isReceived }) => isReceived).map(({ identity }) => identity);
const reasonOf = ({ decisions }: RankedSubscriptions, identity: string) =>
  decisions.find((decision) => decision.identity === identity)?.reason;

it('whoever left while speaking and comes back silent has spoken, whatever LiveKit goes on listing', async () => {
  const subscriptions = createRankedSubscriptions(known.room, { limit: 1 });
  known.speak('cas');
  await Promise.resolve();
  expect(reasonOf(subscriptions, 'cas')).toBe('speaking');
  const cas = known.room.remoteParticipants.get('cas')!;
  known.leave('cas');
  known.room.emit('activeSpeakersChanged', [cas]);
  await Promise.resolve();
  known.tell('cas', person);
  await Promise.resolve();
  expect(reasonOf(subscriptions, 'cas')).toBe('spoke-lately');
});

it('a comparator, a filter and a choice of layers that throw are reported once, and count as absent', async () => {
  const errors: unknown[] = [];
  const fail = (name: string) => () => {
    throw new Error(name);
  };
  const subscriptions = createRankedSubscriptions(known.room, {
    limit: 2,
    compare: fail('compare'),
    isRanked: fail('isRanked'),
    qualityOf: fail('qualityOf'),
    onListenerError: (error) => errors.push((error as Error).message),
  });
  await Promise.resolve();
  known.speak('cas');
  await Promise.resolve();
  expect(receivedBy(subscriptions)).toEqual(['cas', 'ann']);
  expect(errors).toEqual(['isRanked', 'compare', 'qualityOf']);
});

it('a comparator that answers NaN decides nothing', async () => {
  const subscriptions = createRankedSubscriptions(known.room, { limit: 2, compare: () => Number.NaN });
  await Promise.resolve();
  expect(receivedBy(subscriptions)).toEqual(['ann', 'bob']);
});

it('a listener that decides anew announces nobody twice', async () => {
  const subscriptions = createRankedSubscriptions(known.room, { limit: 2 });
  await Promise.resolve();
  const events: string[] = [];
  subscriptions.on('received', ({ identity }) => events.push(`received ${identity}`));
  subscriptions.on('dropped', ({ identity }) => {
    events.push(`dropped ${identity}`);
    subscriptions.setLimit(3);
    subscriptions.decide();
  });
  known.speak('cas');
  await Promise.resolve();
  await Promise.resolve();
  expect(events).toEqual(['dropped bob', 'received cas', 'received bob']);
});

it('a limit of 0 receives nobody, and may hear some all the same; then some again', async () => {
  const subscriptions = createRankedSubscriptions(known.room, { limit: 0, audioLimit: 1 });
  await Promise.resolve();
  expect(receivedBy(subscriptions)).toEqual([]);
  expect(known.sentLately()).toEqual(
    [
      '+ann-microphone',
      '+bob-microphone',
      'off bob-microphone',
      '+cas-microphone',
      'off cas-microphone',
    ].sort(),
  );
  subscriptions.setLimit(1);
  await Promise.resolve();
  expect(receivedBy(subscriptions)).toEqual(['ann']);
  subscriptions.setLimit(0);
  await Promise.resolve();
  expect(known.sentLately()).toEqual(['+ann-camera', '-ann-camera'].sort());
});

it('a tile that becomes somebody else’s is looked at anew, and the first to have it lets go of nothing', async () => {
  const observed: Element[] = [];
  let report: (entries: { target: Element; isIntersecting: boolean }[]) => void = () => {};
  vi.stubGlobal('IntersectionObserver', function (onEntries: typeof report) {
    report = onEntries;
    return {
      observe: (element: Element) => observed.push(element),
      unobserve: (element: Element) => void observed.splice(observed.indexOf(element) >>> 0, 1),
      disconnect() {},
    };
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const subscriptions = createRankedSubscriptions(known.room);
  const tile = {} as Element;
  const letGoOfAnn = subscriptions.observe(tile, 'ann');
  subscriptions.observe(tile, 'bob');
  letGoOfAnn();
  expect(observed).toEqual([tile]);
  report([{ target: tile, isIntersecting: false }]);
  await Promise.resolve();
  expect(receivedBy(subscriptions)).toEqual(['ann', 'cas']);
});

it('where nothing is drawn, as in jsdom, everyone is in sight', async () => {
  const subscriptions = createRankedSubscriptions(known.room);
  subscriptions.observe({} as Element, 'ann')();
  await Promise.resolve();
  expect(receivedBy(subscriptions)).toEqual(['ann', 'bob', 'cas']);
});
