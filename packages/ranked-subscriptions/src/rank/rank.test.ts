import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rank, type Candidate, type Decision, type RankPolicy, type RankState } from './rank.js';

const nowMs = 1_000_000;
const policy: RankPolicy = { limit: 3, speechMemoryMs: 10_000 };

const candidate = (identity: string, about: Partial<Candidate> = {}): Candidate => ({
  identity,
  joinedAtMs: 0,
  isSharingScreen: false,
  hasUnmutedVideo: false,
  ...about,
});

const state = (candidates: Candidate[], about: Partial<RankState> = {}): RankState => ({
  candidates,
  received: new Set(),
  pins: new Set(),
  nowMs,
  ...about,
});

const receivedIn = (decisions: Decision[]) =>
  new Set(decisions.filter(({ isReceived }) => isReceived).map(({ identity }) => identity));

describe('the order of claims', () => {
  it('is screen share, pinned, speaking, spoke lately, video, join order', () => {
    const decisions = rank(
      state(
        [
          candidate('late', { joinedAtMs: 2 }),
          candidate('early', { joinedAtMs: 1 }),
          candidate('camera', { hasUnmutedVideo: true, joinedAtMs: 9 }),
          candidate('spoke', { lastSpokeAtMs: nowMs - 9_999 }),
          candidate('speaks', { speakingSinceMs: nowMs - 60_000 }),
          candidate('pinned'),
          candidate('screen', { isSharingScreen: true }),
        ],
        { pins: new Set(['pinned']) },
      ),
      { ...policy, limit: 7 },
    );
    expect(decisions.map(({ identity, reason }) => [identity, reason])).toEqual([
      ['screen', 'screen-share'],
      ['pinned', 'pinned'],
      ['speaks', 'speaking'],
      ['spoke', 'spoke-lately'],
      ['camera', 'video'],
      ['early', 'joined'],
      ['late', 'joined'],
    ]);
    expect(decisions.map((decision) => decision.rank)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('gives places to those who have something to receive, and an open microphone counts more than a muted one', () => {
    const decisions = rank(
      state([
        candidate('viewer', { isPublishing: false }),
        candidate('muted', { joinedAtMs: 1 }),
        candidate('open', { joinedAtMs: 2, hasOpenMicrophone: true }),
      ]),
      { ...policy, limit: 1 },
    );
    expect(decisions.map(({ identity, reason }) => [identity, reason])).toEqual([
      ['open', 'microphone'],
      ['muted', 'joined'],
      ['viewer', 'not-publishing'],
    ]);
    expect(receivedIn(decisions)).toEqual(new Set(['open']));
  });

  it('keeps pins in their order, and before screens where that is wished', () => {
    const room = state(
      [candidate('screen', { isSharingScreen: true }), candidate('a'), candidate('b', { joinedAtMs: 1 })],
      { pins: new Set(['b', 'a']) },
    );
    const order = (pinsFirst: boolean) =>
      rank(room, { ...policy, pinsFirst }).map(({ identity }) => identity);
    expect(order(false)).toEqual(['screen', 'b', 'a']);
    expect(order(true)).toEqual(['b', 'a', 'screen']);
  });

  it('gives nobody a place for a cough, and takes none away', () => {
    const coughs = candidate('coughs', { speakingSinceMs: nowMs - 300 });
    const policyOfSpeech = { ...policy, limit: 1, minSpeechMs: 500 };
    const first = (received: string[]) =>
      rank(
        state([candidate('a', { hasUnmutedVideo: true }), coughs], { received: new Set(received) }),
        policyOfSpeech,
      )[0];
    expect(first(['a'])).toMatchObject({ identity: 'a' });
    expect(first(['coughs'])).toMatchObject({ identity: 'coughs', reason: 'speaking' });
    const speaks = candidate('speaks', { speakingSinceMs: nowMs - 500 });
    expect(rank(state([candidate('a'), speaks]), policyOfSpeech)[0]).toMatchObject({ identity: 'speaks' });
  });

  it('follows a comparator among people of the same reason', () => {
    const compare = (a: Candidate, b: Candidate) => b.identity.localeCompare(a.identity);
    const people = ['a', 'b', 'c'].map((identity) => candidate(identity));
    expect(rank(state(people), { ...policy, compare }).map(({ identity }) => identity)).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  it('receives nobody who is out of sight, however many places are free', () => {
    const decisions = rank(
      state([candidate('seen'), candidate('unseen', { isOutOfSight: true, isSharingScreen: true })]),
      policy,
    );
    expect(decisions).toMatchObject([
      { identity: 'seen', isReceived: true },
      { identity: 'unseen', isReceived: false, reason: 'out-of-sight' },
    ]);
  });

  it('forgets speech after the memory is over', () => {
    const [first] = rank(
      state([
        candidate('spoke', { lastSpokeAtMs: nowMs - 10_000 }),
        candidate('c', { hasUnmutedVideo: true }),
      ]),
      policy,
    );
    expect(first).toMatchObject({ identity: 'c', reason: 'video' });
  });

  it('lets the one already received stay before an equal who came earlier', () => {
    const candidates = ['a', 'b', 'c', 'd'].map((identity, joinedAtMs) =>
      candidate(identity, { joinedAtMs }),
    );
    const received = new Set(['b', 'c', 'd']);
    expect(receivedIn(rank(state(candidates, { received }), policy))).toEqual(received);
  });

  it('takes the place of the longest silent first', () => {
    const spoke = (identity: string, agoMs: number) => candidate(identity, { lastSpokeAtMs: nowMs - agoMs });
    const received = new Set(['a', 'b', 'c']);
    const decisions = rank(
      state(
        [spoke('a', 3_000), spoke('b', 5_000), spoke('c', 1_000), candidate('d', { speakingSinceMs: nowMs })],
        {
          received,
        },
      ),
      policy,
    );
    expect(receivedIn(decisions)).toEqual(new Set(['a', 'c', 'd']));
  });
});

const identities = Array.from({ length: 40 }, (_, index) => `p${index}`);
const moment = fc.integer({ min: nowMs - 30_000, max: nowMs });
const arbitraryCandidate = (identity: string): fc.Arbitrary<Candidate> =>
  fc.record(
    {
      identity: fc.constant(identity),
      joinedAtMs: fc.integer({ min: 0, max: 5 }),
      isSharingScreen: fc.boolean().map((shares) => shares && identity.endsWith('7')),
      hasUnmutedVideo: fc.boolean(),
      speakingSinceMs: moment,
      lastSpokeAtMs: moment,
    },
    { requiredKeys: ['identity', 'joinedAtMs', 'isSharingScreen', 'hasUnmutedVideo'] },
  );
const arbitraryState: fc.Arbitrary<RankState> = fc
  .record({
    present: fc.subarray(identities),
    received: fc.subarray(identities),
    pins: fc.subarray(identities, { maxLength: 3 }),
  })
  .chain(({ present, received, pins }) =>
    fc
      .tuple(...present.map(arbitraryCandidate))
      .map((candidates) => state(candidates, { received: new Set(received), pins: new Set(pins) })),
  );
const arbitraryPolicy = fc.record({
  limit: fc.integer({ min: 1, max: 20 }),
  speechMemoryMs: fc.constant(10_000),
});

describe('whatever the room', () => {
  it('receives as many as it can and never more than the limit', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryPolicy, (room, policy) => {
        const received = receivedIn(rank(room, policy));
        expect(received.size).toBe(Math.min(policy.limit, room.candidates.length));
      }),
    );
  });

  it('has everyone in the answer once', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryPolicy, (room, policy) => {
        const answered = rank(room, policy).map(({ identity }) => identity);
        expect(answered.sort()).toEqual(room.candidates.map(({ identity }) => identity).sort());
      }),
    );
  });

  it('gives the same answer to the same state, in whatever order it is told', () => {
    const shuffled = arbitraryState.chain((room) =>
      fc
        .shuffledSubarray([...room.candidates], { minLength: room.candidates.length })
        .map((candidates) => [room, { ...room, candidates }] as const),
    );
    fc.assert(
      fc.property(shuffled, arbitraryPolicy, ([room, reordered], policy) => {
        const received = rank(room, policy).slice(0, policy.limit);
        expect(rank(reordered, policy).slice(0, policy.limit)).toEqual(received);
      }),
    );
  });

  it('changes nothing when nothing new happens', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryPolicy, (room, policy) => {
        const received = receivedIn(rank(room, policy));
        expect(receivedIn(rank({ ...room, received }, policy))).toEqual(received);
      }),
    );
  });

  it('receives a newly speaking person with the next decision, screen shares and pins aside', () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryPolicy, fc.nat(), (room, policy, pick) => {
        const received = receivedIn(rank(room, policy));
        const newcomer = room.candidates[pick % room.candidates.length];
        const above = room.candidates.filter(
          ({ identity, isSharingScreen }) => isSharingScreen || room.pins.has(identity),
        );
        fc.pre(
          newcomer !== undefined && newcomer.speakingSinceMs === undefined && above.length < policy.limit,
        );
        const candidates = room.candidates.map((one) =>
          one === newcomer ? { ...one, speakingSinceMs: nowMs + 100 } : one,
        );
        const next = receivedIn(rank({ ...room, candidates, received, nowMs: nowMs + 100 }, policy));
        expect(next.has(newcomer!.identity)).toBe(true);
      }),
    );
  });

  it('takes no place from someone who spoke within the last seconds when only cameras turn or people come', () => {
    fc.assert(
      fc.property(
        arbitraryState,
        arbitraryPolicy,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (room, policy, cameras) => {
          const received = receivedIn(rank(room, policy));
          const newcomer = candidate('newcomer', { hasUnmutedVideo: true, joinedAtMs: 9 });
          const candidates = [
            ...room.candidates.map((one, index) => ({ ...one, hasUnmutedVideo: cameras[index] ?? false })),
            newcomer,
          ];
          const next = receivedIn(rank({ ...room, candidates, received }, policy));
          for (const { identity, lastSpokeAtMs = 0 } of room.candidates) {
            if (received.has(identity) && nowMs - lastSpokeAtMs < policy.speechMemoryMs)
              expect(next.has(identity)).toBe(true);
          }
        },
      ),
    );
  });
});
