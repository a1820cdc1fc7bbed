// Decides whom to receive: a pure function from what is known about a room to decisions with reasons.

/** What ranking needs to know about one remote participant. */
export interface Candidate {
  readonly identity: string;
  /** Milliseconds since the epoch; the longest present come first. */
  readonly joinedAtMs: number;
  readonly isSharingScreen: boolean;
  readonly hasUnmutedVideo: boolean;
  /** When the present speech began; absent while silent. */
  readonly speakingSinceMs?: number;
  /** When the last speech ended; absent when never heard. */
  readonly lastSpokeAtMs?: number;
}

/** A room as ranking sees it. */
export interface RankState {
  readonly candidates: readonly Candidate[];
  /** Identities received until now: of two equals, the one already received stays. */
  readonly received: ReadonlySet<string>;
  readonly pins: ReadonlySet<string>;
  readonly nowMs: number;
}

export interface RankPolicy {
  /** How many participants are received at most. */
  readonly limit: number;
  /** For how long after speaking a participant keeps a claim above those with mere video. */
  readonly speechMemoryMs: number;
}

/** Why a participant stands where it stands, strongest first; the last two are given in manual mode only. */
export type Reason =
  'screen-share' | 'pinned' | 'speaking' | 'spoke-lately' | 'video' | 'joined' | 'chosen' | 'not-chosen';

export interface Decision {
  readonly identity: string;
  /** Counted from 0. */
  readonly rank: number;
  readonly reason: Reason;
  readonly isReceived: boolean;
}

const tiers = ['screen-share', 'pinned', 'speaking', 'spoke-lately', 'video', 'joined'] as const;
const [SCREEN_SHARE, PINNED, SPEAKING, SPOKE_LATELY, VIDEO, JOINED] = [0, 1, 2, 3, 4, 5];

interface Claim {
  readonly candidate: Candidate;
  readonly tier: number;
  /** Larger wins, even over someone already received: the newest speaker must be seen. */
  readonly urgency: number;
  readonly isIncumbent: boolean;
  /** Larger wins among equals in all the above: the longest silent gives way first. */
  readonly recency: number;
}

/**
 * Ranks everyone and receives the first `policy.limit`.
 *
 * Someone who speaks now takes the place of the one with the weakest claim. A lesser claim (video, joining early)
 * never takes the place of someone who spoke within `speechMemoryMs`. The answer depends on the set of candidates,
 * not on their order, and ranking its own answer again changes nothing. Costs n log n.
 */
export function rank(state: RankState, policy: RankPolicy): Decision[] {
  return state.candidates
    .map((candidate) => claimOf(candidate, state, policy))
    .sort(strongestFirst)
    .map(({ candidate, tier }, index) => ({
      identity: candidate.identity,
      rank: index,
      reason: tiers[tier] ?? 'joined',
      isReceived: index < policy.limit,
    }));
}

function claimOf(candidate: Candidate, state: RankState, policy: RankPolicy): Claim {
  const tier = tierOf(candidate, state, policy);
  return {
    candidate,
    tier,
    urgency: tier === SPEAKING ? (candidate.speakingSinceMs ?? 0) : 0,
    isIncumbent: state.received.has(candidate.identity),
    recency: tier === SPOKE_LATELY ? (candidate.lastSpokeAtMs ?? 0) : 0,
  };
}

function tierOf(candidate: Candidate, { pins, nowMs }: RankState, { speechMemoryMs }: RankPolicy): number {
  if (candidate.isSharingScreen) return SCREEN_SHARE;
  if (pins.has(candidate.identity)) return PINNED;
  if (candidate.speakingSinceMs !== undefined) return SPEAKING;
  if (candidate.lastSpokeAtMs !== undefined && nowMs - candidate.lastSpokeAtMs < speechMemoryMs)
    return SPOKE_LATELY;
  return candidate.hasUnmutedVideo ? VIDEO : JOINED;
}

function strongestFirst(a: Claim, b: Claim): number {
  return (
    a.tier - b.tier ||
    b.urgency - a.urgency ||
    Number(b.isIncumbent) - Number(a.isIncumbent) ||
    b.recency - a.recency ||
    a.candidate.joinedAtMs - b.candidate.joinedAtMs ||
    (a.candidate.identity < b.candidate.identity ? -1 : 1)
  );
}
