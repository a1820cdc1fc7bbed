// Decides whom to receive: a pure function from what is known about a room to decisions with reasons.

/** What ranking needs to know about one remote participant. */
export interface Candidate {
  readonly identity: string;
  /** Milliseconds since the epoch; the longest present come first. */
  readonly joinedAtMs: number;
  readonly isSharingScreen: boolean;
  readonly hasUnmutedVideo: boolean;
  /** An open microphone counts more than a muted one. `false` when absent. */
  readonly hasOpenMicrophone?: boolean;
  /** Whether there is anything to receive; who publishes nothing is ranked last. `true` when absent. */
  readonly isPublishing?: boolean;
  /** Not received, whatever the claim. `false` when absent. */
  readonly isOutOfSight?: boolean;
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
  /** In the order in which they were pinned, which is that of their claims. */
  readonly pins: ReadonlySet<string>;
  readonly nowMs: number;
}

export interface RankPolicy {
  /** How many participants are received at most. */
  readonly limit: number;
  /** For how long after speaking a participant keeps a claim above those with mere video. */
  readonly speechMemoryMs: number;
  /** How long somebody must speak before taking a place: 0 when absent. */
  readonly minSpeechMs?: number;
  /** Whether pinned people come before shared screens. `false` when absent. */
  readonly pinsFirst?: boolean;
  /** Orders people of the same reason, before all else: negative when `a` has the stronger claim. */
  readonly compare?: (a: Candidate, b: Candidate) => number;
}

const tiers = [
  ...(['screen-share', 'pinned', 'speaking', 'spoke-lately', 'video', 'microphone', 'joined'] as const),
  ...(['not-publishing', 'out-of-sight'] as const),
] as const;
type Tier = (typeof tiers)[number];
const pinsFirst: readonly Tier[] = ['pinned', 'screen-share', ...tiers.slice(2)];

/** Why a participant stands where it stands, strongest first; `chosen` and `not-chosen` are of manual mode. */
export type Reason = Tier | 'chosen' | 'not-chosen';

export interface Decision {
  readonly identity: string;
  /** Counted from 0. Among those not received, people with the same reason stand in no particular order. */
  readonly rank: number;
  readonly reason: Reason;
  readonly isReceived: boolean;
}

/**
 * Ranks everyone and receives the first `policy.limit`.
 *
 * Someone who speaks now takes the place of the one with the weakest claim. A lesser claim (video, joining early)
 * never takes the place of someone who spoke within `speechMemoryMs`. Who is received depends on the set of
 * candidates, not on their order, and ranking its own answer again changes nothing. Costs n log n at most.
 */
export function rank(state: RankState, policy: RankPolicy): Decision[] {
  const byTier: Record<Tier, Candidate[]> = {
    'screen-share': [],
    pinned: [],
    speaking: [],
    'spoke-lately': [],
    video: [],
    microphone: [],
    joined: [],
    'not-publishing': [],
    'out-of-sight': [],
  };
  for (const candidate of state.candidates) byTier[tierOf(candidate, state, policy)].push(candidate);

  const decisions: Decision[] = [];
  for (const reason of policy.pinsFirst ? pinsFirst : tiers) {
    const limit = reason === 'out-of-sight' ? 0 : policy.limit;
    const places = Math.max(0, limit - decisions.length);
    for (const { identity } of strongestFirst(byTier[reason], places, orderOf(reason, state, policy))) {
      const rank = decisions.length;
      decisions.push({ identity, rank, reason, isReceived: rank < limit });
    }
  }
  return decisions;
}

function tierOf(
  candidate: Candidate,
  state: RankState,
  { speechMemoryMs, minSpeechMs = 0 }: RankPolicy,
): Tier {
  const { pins, received, nowMs } = state;
  if (candidate.isOutOfSight) return 'out-of-sight';
  if (candidate.isPublishing === false) return 'not-publishing';
  if (candidate.isSharingScreen) return 'screen-share';
  if (pins.has(candidate.identity)) return 'pinned';
  const spokenForMs = nowMs - (candidate.speakingSinceMs ?? Infinity);
  if (spokenForMs >= minSpeechMs || (spokenForMs >= 0 && received.has(candidate.identity))) return 'speaking';
  if (candidate.lastSpokeAtMs !== undefined && nowMs - candidate.lastSpokeAtMs < speechMemoryMs)
    return 'spoke-lately';
  if (candidate.hasUnmutedVideo) return 'video';
  return candidate.hasOpenMicrophone ? 'microphone' : 'joined';
}

type Order = (a: Candidate, b: Candidate) => number;

/** Within a tier those already received stay before the others, except that the newest speaker must be seen. */
function orderOf(tier: Tier, { received, pins }: RankState, { compare = () => 0 }: RankPolicy): Order {
  const pinned = new Map(tier === 'pinned' ? [...pins].map((identity, index) => [identity, index]) : []);
  const pinnedAt = ({ identity }: Candidate) => pinned.get(identity) ?? 0;
  const newestSpeech = ({ speakingSinceMs = 0 }: Candidate) => (tier === 'speaking' ? -speakingSinceMs : 0);
  const notReceived = ({ identity }: Candidate) => Number(!received.has(identity));
  // The longest silent gives way first.
  const latestWords = ({ lastSpokeAtMs = 0 }: Candidate) => (tier === 'spoke-lately' ? -lastSpokeAtMs : 0);
  return (a, b) =>
    compare(a, b) ||
    pinnedAt(a) - pinnedAt(b) ||
    newestSpeech(a) - newestSpeech(b) ||
    notReceived(a) - notReceived(b) ||
    latestWords(a) - latestWords(b) ||
    a.joinedAtMs - b.joinedAtMs ||
    (a.identity < b.identity ? -1 : 1);
}

/** Puts the strongest `count` first and in order, and the others behind as they came: few of 3,000 need sorting. */
function strongestFirst(candidates: Candidate[], count: number, order: Order): Candidate[] {
  if (candidates.length <= count) return candidates.sort(order);
  const strongest: Candidate[] = [];
  const others: Candidate[] = [];
  let bar: Candidate | undefined;
  const raiseTheBar = () => {
    for (const beaten of strongest.sort(order).splice(count)) others.push(beaten);
    bar = strongest.at(-1);
  };
  for (const candidate of candidates) {
    const isBelow = count === 0 || (bar && order(bar, candidate) < 0);
    (isBelow ? others : strongest).push(candidate);
    if (strongest.length >= 2 * count) raiseTheBar();
  }
  raiseTheBar();
  return [...strongest, ...others];
}
