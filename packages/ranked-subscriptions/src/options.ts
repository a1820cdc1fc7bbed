// What the caller of createRankedSubscriptions may choose, and the events it receives.
import type { RemoteParticipant, RemoteTrack, RemoteTrackPublication, VideoQuality } from 'livekit-client';
import type { Candidate, Decision } from './rank/rank.js';
import type { UnreceivedMicrophones } from './subscriptions/subscribe.js';

export interface RankedSubscriptionsOptions {
  /** How many participants to receive at most: 0 or more, or `Infinity`. 16 when absent. */
  limit?: number;
  /** For how long after speaking a participant's place is safe from lesser claims, in ms. 10,000 when absent. */
  speechMemoryMs?: number;
  /** Identities to receive before any speaker, from the beginning. */
  pins?: Iterable<string>;
  /** Begins in manual mode: exactly these identities are received, see `receiveOnly`. */
  receiveOnly?: Iterable<string>;
  /** The microphones of those who are not received; `disabled` when absent: no bytes, yet their speaking is heard of. */
  unreceivedMicrophones?: UnreceivedMicrophones;
  /** How many are heard at most, by rank: those beyond the received keep their microphones open. 0 when absent. */
  audioLimit?: number;
  /** How long somebody must speak before taking a place, in ms, so that a cough moves no tile. 0 when absent. */
  minSpeechMs?: number;
  /** Whether pinned people come before shared screens. `false` when absent. */
  pinsFirst?: boolean;
  /** Orders people of the same reason, before all else: negative when `a` has the stronger claim. */
  compare?: (a: Candidate, b: Candidate) => number;
  /** The highest layer asked for at a rank. LiveKit's own choice when absent; not beside its adaptive stream. */
  qualityOf?: (decision: Decision) => VideoQuality | undefined;
  /**
   * How much video may be received at most, in bits a second as its publishers announce it: fewer people than `limit`
   * where not all fit in their lowest layer, and better layers by rank. Not beside LiveKit's adaptive stream.
   */
  maxVideoBps?: number;
  /** How far from what is shown a tile given to `observe` still counts as shown, in CSS pixels. 200 when absent. */
  sightMarginPx?: number;
  /** False for participants whose subscriptions are left alone, such as agents. Everyone when absent. */
  isRanked?: (participant: RemoteParticipant) => boolean;
  /** The clock, in ms, never set back: `performance.now` when absent. */
  now?: () => number;
  /**
   * Called with the error of a listener that throws, and with the first of each function above, which then counts as
   * absent; `console.error` when absent.
   */
  onListenerError?: (error: unknown) => void;
}

export interface RankedSubscriptionsEvents {
  /** A participant is received from now on; its media arrives later, track by track. */
  received: [participant: RemoteParticipant];
  /** A participant is no longer received, or has left. */
  dropped: [participant: RemoteParticipant];
  /** A received participant's track has media: LiveKit's `TrackSubscribed` without the shadows. */
  trackReceived: [track: RemoteTrack, publication: RemoteTrackPublication, participant: RemoteParticipant];
  /** The opposite of `trackReceived`; the track may live on as a shadow. */
  trackDropped: [track: RemoteTrack, publication: RemoteTrackPublication, participant: RemoteParticipant];
  /** A decision was made and applied; sent also when nobody's place changed. */
  decided: [decisions: readonly Decision[]];
}

/** Ranked subscriptions at work on one room. */
export interface RankedSubscriptions {
  /** The latest decision, strongest claim first. */
  readonly decisions: readonly Decision[];
  readonly limit: number;
  /** Calls the listener at each event until the function that is returned is called. */
  on<Name extends keyof RankedSubscriptionsEvents>(
    event: Name,
    listener: (...args: RankedSubscriptionsEvents[Name]) => void,
  ): () => void;
  /** Whether this identity has a place. True from the decision on, before media arrives. */
  isReceived(identity: string): boolean;
  /** Whether a subscription exists only so that its participant's speaking is heard of. */
  isShadow(publication: RemoteTrackPublication): boolean;
  /** @throws RankedSubscriptionsError `invalid-limit` unless 0 or more. */
  setLimit(limit: number): void;
  /** Receives this identity, in the room or yet to come, before any speaker. */
  pin(identity: string): void;
  unpin(identity: string): void;
  /**
   * Receives this identity only while a tile of it is in sight: hand in each tile, whether it is on this page of a
   * gallery or not. An identity without tiles is ranked as ever.
   * @returns the function that lets go of the tile
   */
  observe(tile: Element, identity: string): () => void;
  /** For an external store, such as React's `useSyncExternalStore`: the latest decisions, another array for each. */
  getSnapshot(): readonly Decision[];
  /** For an external store: calls back after each decision until the function that is returned is called. */
  subscribe(onChange: () => void): () => void;
  /** Manual mode: receives exactly these identities, whatever the limit, until `receiveByRank`. */
  receiveOnly(identities: Iterable<string>): void;
  /** Automatic mode again. */
  receiveByRank(): void;
  /** Decides and applies at once, instead of in the microtask after the next event of the room. */
  decide(): void;
  /** Removes every listener, its own and yours. Subscriptions stay as they are. */
  dispose(): void;
}
