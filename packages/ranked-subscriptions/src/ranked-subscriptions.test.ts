import { ConnectionState, RoomEvent, VideoQuality } from 'livekit-client';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { KnownRoom } from '../test/known-room.js';
import { createRankedSubscriptions } from './ranked-subscriptions.js';
import type { RankedSubscriptions, RankedSubscriptionsOptions } from './options.js';

const person = { camera: 'live', microphone: 'live' } as const;
let known: KnownRoom;
let nowMs = 1_000_000;

beforeEach(() => {
  known = new KnownRoom();
});

function start(options: RankedSubscriptionsOptions = {}) {
  const events: string[] = [];
  const subscriptions = createRankedSubscriptions(known.room, { limit: 2, now: () => nowMs, ...options });
  for (const event of ['received', 'dropped'] as const)
    subscriptions.on(event, ({ identity }) => void events.push(`${event} ${identity}`));
  subscriptions.on('trackReceived', (_track, { trackSid }) => void events.push(`trackReceived ${trackSid}`));
  subscriptions.on('trackDropped', (_track, { trackSid }) => void events.push(`trackDropped ${trackSid}`));
  return { subscriptions, events };
}

const receivedBy = ({ decisions }: RankedSubscriptions) =>
  decisions.filter(({ isReceived }) => isReceived).map(({ identity }) => identity);

async function threePeople() {
  for (const identity of ['ann', 'bob', 'cas']) known.tell(identity, person);
  const started = start();
  await Promise.resolve();
  known.sentLately();
  started.events.length = 0;
  return started;
}

describe('what LiveKit’s users ask for', () => {
  it('names the shadows of what the server subscribed by itself, before anything is sent', async () => {
    for (const identity of ['ann', 'bob', 'cas'])
      for (const publication of known.tell(identity, person).trackPublications.values())
        publication.setSubscribed(true);
    const { subscriptions } = start();
    await Promise.resolve();
    const publicationOf = (identity: string, name: string) =>
      known.room.remoteParticipants.get(identity)!.trackPublications.get(`${identity}-${name}`)!;
    expect(subscriptions.isShadow(publicationOf('ann', 'microphone'))).toBe(false);
    publicationOf('cas', 'microphone').setEnabled(true);
    expect(subscriptions.isShadow(publicationOf('cas', 'microphone'))).toBe(true);
  });

  it('hears more people than it sees, by rank', async () => {
    for (const identity of ['ann', 'bob', 'cas']) known.tell(identity, person);
    const { events } = start({ limit: 1, audioLimit: 2 });
    await Promise.resolve();
    expect(known.sentLately()).toEqual(
      ['+ann-camera', '+ann-microphone', '+bob-microphone', '+cas-microphone', 'off cas-microphone'].sort(),
    );
    known.media('bob', 'microphone');
    known.media('cas', 'microphone');
    expect(events.filter((event) => event.startsWith('track'))).toEqual(['trackReceived bob-microphone']);
  });

  it('asks for a layer by rank', async () => {
    for (const identity of ['ann', 'bob']) known.tell(identity, person);
    const asked: string[] = [];
    for (const { videoTrackPublications } of known.room.remoteParticipants.values())
      for (const publication of videoTrackPublications.values())
        publication.setVideoQuality = (quality) => void asked.push(`${publication.trackSid} ${quality}`);
    start({ qualityOf: ({ rank }) => (rank === 0 ? VideoQuality.HIGH : VideoQuality.LOW) });
    await Promise.resolve();
    expect(asked).toEqual([`ann-camera ${VideoQuality.HIGH}`, `bob-camera ${VideoQuality.LOW}`]);
  });

  it.each([
    [800_000, ['ann 1', 'bob 0', 'cas 0']],
    [400_000, ['ann 0', 'bob 0']],
  ])(
    'receives video of %s bit/s at most: fewer people, and better layers by rank',
    async (maxVideoBps, asked) => {
      const quality: string[] = [];
      for (const identity of ['ann', 'bob', 'cas'])
        for (const publication of known.tell(identity, person).videoTrackPublications.values())
          publication.setVideoQuality = (layer) => void quality.push(`${identity} ${layer}`);
      const { subscriptions } = start({ limit: 3, maxVideoBps });
      await Promise.resolve();
      expect(quality).toEqual(asked);
      expect(receivedBy(subscriptions)).toHaveLength(asked.length);
    },
  );

  it('receives somebody with tiles only while one of them is in sight', async () => {
    const observers: FakeObserver[] = [];
    vi.stubGlobal('IntersectionObserver', function (onEntries: FakeObserver['show']) {
      const observer = { show: onEntries, observe() {}, unobserve() {}, disconnect() {} };
      observers.push(observer);
      return observer;
    });
    onTestFinished(() => void vi.unstubAllGlobals());
    for (const identity of ['ann', 'bob']) known.tell(identity, person);
    const { subscriptions } = start();
    const [target, other] = [{}, {}] as [Element, Element];
    const unobserve = subscriptions.observe(target, 'ann');
    subscriptions.observe(other, 'ann');
    await Promise.resolve();
    expect(receivedBy(subscriptions)).toEqual(['ann', 'bob']);
    const show = async (...isIntersecting: boolean[]) => {
      observers[0]!.show(
        [target, other].map((each, index) => ({ target: each, isIntersecting: isIntersecting[index]! })),
      );
      await Promise.resolve();
    };
    await show(false, false);
    expect(receivedBy(subscriptions)).toEqual(['bob']);
    await show(true, false);
    expect(receivedBy(subscriptions)).toEqual(['bob', 'ann']);
    unobserve();
    await Promise.resolve();
    expect(receivedBy(subscriptions)).toEqual(['bob']);
    expect(observers).toHaveLength(1);
  });

  it('is an external store: told of each decision, with another snapshot', async () => {
    for (const identity of ['ann', 'bob']) known.tell(identity, person);
    const { getSnapshot, subscribe } = start().subscriptions;
    let times = 0;
    const stop = subscribe(() => (times += 1));
    await Promise.resolve();
    const snapshot = getSnapshot();
    expect(getSnapshot()).toBe(snapshot);
    known.tell('cas', person);
    await Promise.resolve();
    expect(getSnapshot()).not.toBe(snapshot);
    expect(times).toBe(2);
    stop();
    known.leave('cas');
    await Promise.resolve();
    expect(times).toBe(2);
  });

  it('gives a place to who speaks long enough, though nothing happens in the room by then', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    for (const identity of ['ann', 'bob', 'cas']) known.tell(identity, person);
    const { subscriptions } = start({ minSpeechMs: 500 });
    await vi.advanceTimersByTimeAsync(0);
    known.speak('cas');
    await vi.advanceTimersByTimeAsync(0);
    expect(receivedBy(subscriptions)).toEqual(['ann', 'bob']);
    nowMs += 500;
    await vi.advanceTimersByTimeAsync(500);
    expect(receivedBy(subscriptions)).toEqual(['cas', 'ann']);
  });
});

interface FakeObserver {
  show(entries: { target: Element; isIntersecting: boolean }[]): void;
}

describe('what is sent', () => {
  it('subscribes to the received, and to the disabled microphones of the others', async () => {
    for (const identity of ['ann', 'bob', 'cas']) known.tell(identity, person);
    const { subscriptions } = start();
    await Promise.resolve();
    expect(receivedBy(subscriptions)).toEqual(['ann', 'bob']);
    expect(known.sentLately()).toEqual(
      [
        '+ann-camera',
        '+ann-microphone',
        '+bob-camera',
        '+bob-microphone',
        '+cas-microphone',
        'off cas-microphone',
      ].sort(),
    );
  });

  it('is only the difference when a speaker takes the place of another', async () => {
    const { subscriptions, events } = await threePeople();
    known.speak('cas');
    await Promise.resolve();
    expect(receivedBy(subscriptions)).toEqual(['cas', 'ann']);
    expect(known.sentLately()).toEqual([
      '+cas-camera',
      '-bob-camera',
      'off bob-microphone',
      'on cas-microphone',
    ]);
    expect(events).toEqual(['dropped bob', 'received cas']);
  });

  it('comes in parts when it is much, the received first, of these video before audio', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const people = Array.from({ length: 45 }, (_, index) => `person-${index + 10}`);
    for (const identity of people) known.tell(identity, person);
    start({ limit: 5 });
    await Promise.resolve();
    const subscribed = () => known.sent.filter((message) => message.startsWith('+'));
    expect(subscribed()).toHaveLength(24);
    expect(subscribed().slice(4, 6)).toEqual(['+person-14-camera', '+person-10-microphone']);
    vi.advanceTimersByTime(200);
    expect(subscribed()).toHaveLength(48);
    vi.advanceTimersByTime(200);
    expect(subscribed()).toHaveLength(50);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is nothing when nothing new happens', async () => {
    const { events } = await threePeople();
    known.speak();
    known.room.emit(RoomEvent.Reconnected);
    await Promise.resolve();
    expect([known.sentLately(), events]).toEqual([[], []]);
  });

  it('never enables or disables video, which is for adaptive stream to do', async () => {
    await threePeople();
    known.speak('cas');
    await Promise.resolve();
    known.speak('bob');
    await Promise.resolve();
    expect(known.sent.filter((message) => /^o(n|ff) .*camera/.test(message))).toEqual([]);
  });

  it('waits for the first word of a muted microphone before it is shadowed', async () => {
    const { subscriptions } = await threePeople();
    const participant = known.tell('dan', { microphone: 'muted' });
    await Promise.resolve();
    expect(known.sentLately()).toEqual([]);
    known.tell('dan', { microphone: 'live' });
    await Promise.resolve();
    expect(known.sentLately()).toEqual(['+dan-microphone', 'off dan-microphone']);
    expect(subscriptions.isShadow(participant.trackPublications.get('dan-microphone')!)).toBe(true);
  });

  it('takes over what the server subscribed by itself', async () => {
    for (const identity of ['ann', 'bob', 'cas']) {
      for (const publication of known
        .tell(identity, { ...person, 'screen-sound': 'live' })
        .trackPublications.values())
        publication.setSubscribed(true);
    }
    known.sentLately();
    start();
    await Promise.resolve();
    expect(known.sentLately()).toEqual(['-cas-camera', '-cas-screen-sound', 'off cas-microphone']);
  });

  it.each([
    ['enabled', ['+cas-microphone']],
    ['unsubscribed', []],
  ] as const)(
    'leaves microphones of the others %s when asked to',
    async (unreceivedMicrophones, expected) => {
      for (const identity of ['ann', 'bob', 'cas']) known.tell(identity, person);
      start({ unreceivedMicrophones });
      await Promise.resolve();
      expect(known.sentLately().filter((message) => message.includes('cas'))).toEqual(expected);
    },
  );

  it('leaves alone whom it is told not to rank', async () => {
    for (const identity of ['agent', 'ann']) known.tell(identity, person);
    const { subscriptions } = start({ isRanked: ({ identity }) => identity !== 'agent' });
    await Promise.resolve();
    expect(known.sentLately()).toEqual(['+ann-camera', '+ann-microphone']);
    expect(receivedBy(subscriptions)).toEqual(['ann']);
  });
});

describe('what is told', () => {
  it('hides shadows: a microphone is received when its owner is, not when its media comes', async () => {
    const { subscriptions, events } = await threePeople();
    known.media('cas', 'microphone');
    known.media('ann', 'camera');
    expect(events).toEqual(['trackReceived ann-camera']);
    const microphone = known.room.remoteParticipants.get('cas')!.trackPublications.get('cas-microphone')!;
    expect(subscriptions.isShadow(microphone)).toBe(true);

    known.speak('cas');
    await Promise.resolve();
    expect(subscriptions.isShadow(microphone)).toBe(false);
    expect(events.slice(1)).toEqual(['dropped bob', 'received cas', 'trackReceived cas-microphone']);
  });

  it('tells once that a track is gone, whether the place or the media went first', async () => {
    const { subscriptions, events } = await threePeople();
    known.media('bob', 'microphone');
    known.media('bob', 'camera');
    known.media('ann', 'camera');
    known.speak('cas');
    await Promise.resolve();
    known.mediaGone('bob', 'camera');
    known.mediaGone('ann', 'camera');
    expect(events.filter((event) => event.startsWith('trackDropped')).sort()).toEqual([
      'trackDropped ann-camera',
      'trackDropped bob-camera',
      'trackDropped bob-microphone',
    ]);
    expect(subscriptions.isReceived('bob')).toBe(false);
  });

  it('tells that someone who was received has left, and who comes instead', async () => {
    const { events } = await threePeople();
    known.leave('ann');
    await Promise.resolve();
    expect(events).toEqual(['dropped ann', 'received cas']);
  });

  it('keeps every place while LiveKit reconnects, when everyone seems to have left', async () => {
    const { subscriptions, events } = await threePeople();
    known.leave('ann');
    known.room.state = ConnectionState.Reconnecting;
    await Promise.resolve();
    expect(events).toEqual([]);
    expect(subscriptions.isReceived('ann')).toBe(true);

    known.tell('ann', person);
    known.room.state = ConnectionState.Connected;
    known.room.emit(RoomEvent.Reconnected);
    await Promise.resolve();
    expect(events).toEqual([]);
    expect(known.sentLately()).toEqual(['+ann-camera', '+ann-microphone']);
  });

  it('goes on when a listener throws', async () => {
    const errors: unknown[] = [];
    for (const identity of ['ann', 'bob', 'cas']) known.tell(identity, person);
    const { subscriptions, events } = start({ onListenerError: (error) => errors.push(error) });
    subscriptions.on('decided', () => {
      throw new Error('mine');
    });
    await Promise.resolve();
    known.speak('cas');
    await Promise.resolve();
    expect(events).toContain('received cas');
    expect(errors).toHaveLength(2);
  });
});

describe('what can be asked for', () => {
  it('prefers a pin to a speaker, and gives the place back', async () => {
    const { subscriptions } = await threePeople();
    subscriptions.pin('cas');
    known.speak('bob');
    await Promise.resolve();
    expect(receivedBy(subscriptions)).toEqual(['cas', 'bob']);
    subscriptions.unpin('cas');
    known.speak('ann', 'bob');
    await Promise.resolve();
    expect(receivedBy(subscriptions).sort()).toEqual(['ann', 'bob']);
  });

  it('receives exactly the chosen in manual mode, present or yet to come', async () => {
    const { subscriptions, events } = await threePeople();
    subscriptions.receiveOnly(['cas', 'dan']);
    known.speak('ann');
    await Promise.resolve();
    expect(events).toEqual(['dropped ann', 'dropped bob', 'received cas']);
    known.tell('dan', person);
    await Promise.resolve();
    expect(receivedBy(subscriptions)).toEqual(['cas', 'dan']);
    subscriptions.receiveByRank();
    await Promise.resolve();
    expect(receivedBy(subscriptions)).toContain('ann');
  });

  it('takes a new limit at once and refuses a bad one', async () => {
    const { subscriptions, events } = await threePeople();
    subscriptions.setLimit(1);
    await Promise.resolve();
    expect(events).toEqual(['dropped bob']);
    expect(() => subscriptions.setLimit(-1)).toThrow(/0 or more/);
    expect(subscriptions.limit).toBe(1);
    expect(() => createRankedSubscriptions(known.room, { limit: Number.NaN })).toThrow(/0 or more/);
  });

  it('takes the clock from the caller: a place is safe for as long as its speech is remembered', async () => {
    const { subscriptions } = await threePeople();
    known.tell('cas', { microphone: 'live' });
    known.speak('cas');
    known.speak();
    nowMs += 9_999;
    subscriptions.decide();
    expect(subscriptions.isReceived('cas')).toBe(true);
    nowMs += 1;
    subscriptions.decide();
    expect(subscriptions.isReceived('cas')).toBe(false);
  });

  it('leaves no listener behind and does nothing more when disposed', async () => {
    const before = known.room.eventNames();
    const { subscriptions, events } = start();
    subscriptions.dispose();
    expect(known.room.eventNames()).toEqual(before);
    known.tell('ann', person);
    await Promise.resolve();
    expect([known.sent, events]).toEqual([[], []]);
  });
});
