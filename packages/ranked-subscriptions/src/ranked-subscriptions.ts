// Keeps a room's subscriptions in line with the ranking: follows the room's events and applies the difference.
import type { RemoteParticipant, RemoteTrackPublication, Room } from 'livekit-client';
import { checkedBitrate, checkedLimit, checkedSpeechMemory } from './errors.js';
import { guardFunctions } from './guard-functions.js';
import { Listeners } from './listeners.js';
import { chooseQuality } from './quality/choose-quality.js';
import { choose } from './rank/choose.js';
import { rank, type Decision } from './rank/rank.js';
import { candidateOf } from './room-state/candidate.js';
import { DEFAULT_SIGHT_MARGIN_PX, Sight } from './sight.js';
import { SpeechMemory } from './room-state/speech-memory.js';
import { SpeechTimer } from './room-state/speech-timer.js';
import { Throttle } from './subscriptions/throttle.js';
import { offerReceivers } from './subscriptions/early-offer.js';
import { ReceivedTracks, type ReceivedTrack } from './subscriptions/received-tracks.js';
import {
  limitQuality,
  microphoneOf,
  subscribeToAudio,
  subscribeToVideo,
  unsubscribeFrom,
  type UnreceivedMicrophones,
} from './subscriptions/subscribe.js';
import type {
  RankedSubscriptions,
  RankedSubscriptionsEvents,
  RankedSubscriptionsOptions,
} from './options.js';
import { followRoom, isReconnecting } from './follow-room.js';

const DEFAULT_LIMIT = 16;
const DEFAULT_SPEECH_MEMORY_MS = 10_000;

/**
 * Receives the participants who matter, and only those, until `dispose()`.
 *
 * May be called before or after `room.connect()`, with `autoSubscribe` either way: with `false` nobody else's bytes
 * ever arrive, with `true` the first frame comes sooner and the ranking takes over.
 *
 * @throws RankedSubscriptionsError for a limit below 0, a negative memory or a ceiling that is no number above 0.
 */
export function createRankedSubscriptions(
  room: Room,
  options: RankedSubscriptionsOptions = {},
): RankedSubscriptions {
  return new RoomRanking(room, options);
}

class RoomRanking implements RankedSubscriptions {
  readonly #room: Room;
  readonly #speechMemoryMs: number;
  readonly #options: RankedSubscriptionsOptions;
  readonly #now: () => number;
  readonly #listeners: Listeners<RankedSubscriptionsEvents>;
  readonly #speech = new SpeechMemory();
  readonly #tracks = new ReceivedTracks();
  readonly #sight: Sight;
  readonly #pins: Set<string>;
  readonly #throttle = new Throttle(() => this.decide());
  readonly #speechTimer = new SpeechTimer(() => this.decide());
  readonly #unfollow: () => void;
  #limit: number;
  #chosen: ReadonlySet<string> | undefined;
  #received = new Map<string, RemoteParticipant>();
  /** Not received, and yet their microphones are open. */
  #heard: ReadonlySet<string> = new Set();
  #decisions: readonly Decision[] = [];
  #isDecisionDue = false;
  #isAnnouncing = false;
  #isDisposed = false;

  constructor(room: Room, options: RankedSubscriptionsOptions) {
    this.#room = room;
    this.#limit = checkedLimit(options.limit ?? DEFAULT_LIMIT);
    checkedBitrate(options.maxVideoBps);
    this.#speechMemoryMs = checkedSpeechMemory(options.speechMemoryMs ?? DEFAULT_SPEECH_MEMORY_MS);
    this.#now = options.now ?? (() => performance.now());
    this.#sight = new Sight(options.sightMarginPx ?? DEFAULT_SIGHT_MARGIN_PX, () => this.#decideSoon());
    this.#pins = new Set(options.pins);
    this.#chosen = options.receiveOnly && new Set(options.receiveOnly);
    const onError = options.onListenerError ?? console.error;
    this.#listeners = new Listeners(onError);
    this.#options = guardFunctions(options, onError);
    this.#unfollow = followRoom(room, {
      onChange: () => this.#decideSoon(),
      onSignalConnected: () => {
        this.decide();
        offerReceivers(room);
      },
      onSpeakers: (speakers) => {
        this.#speech.update(speakers, this.#now());
        this.#decideSoon();
      },
      onLeave: ({ identity }) => this.#speech.end(identity, this.#now()),
      onTrack: (participant) => this.#announceTracks(participant),
      onTrackGone: (publication) => this.#announceGone(this.#tracks.remove(publication.trackSid)),
    });
    this.#decideSoon();
  }

  readonly getSnapshot = (): readonly Decision[] => this.#decisions;
  readonly subscribe = (onChange: () => void): (() => void) => this.#listeners.on('decided', onChange);

  get decisions(): readonly Decision[] {
    return this.#decisions;
  }

  get limit(): number {
    return this.#limit;
  }

  on<Name extends keyof RankedSubscriptionsEvents>(
    event: Name,
    listener: (...args: RankedSubscriptionsEvents[Name]) => void,
  ): () => void {
    return this.#listeners.on(event, listener);
  }

  isReceived(identity: string): boolean {
    return this.#received.has(identity);
  }

  isShadow(publication: RemoteTrackPublication): boolean {
    const participant = this.#participantOf(publication);
    if (!publication.isDesired || !participant || !this.#isRanked(participant)) return false;
    return !this.#isReal(publication, participant);
  }

  setLimit(limit: number): void {
    this.#limit = checkedLimit(limit);
    this.#decideSoon();
  }

  pin(identity: string): void {
    this.#pins.add(identity);
    this.#decideSoon();
  }

  unpin(identity: string): void {
    this.#pins.delete(identity);
    this.#decideSoon();
  }

  receiveOnly(identities: Iterable<string>): void {
    this.#chosen = new Set(identities);
    this.#decideSoon();
  }

  receiveByRank(): void {
    this.#chosen = undefined;
    this.#decideSoon();
  }

  observe(tile: Element, identity: string): () => void {
    return this.#sight.observe(tile, identity);
  }

  decide(): void {
    // By a listener: after everyone was told of the present decision.
    if (this.#isAnnouncing) return this.#decideSoon();
    this.#isDecisionDue = false;
    // While LiveKit reconnects everyone seems to have left: what was decided stands until `Reconnected`.
    if (this.#isDisposed || isReconnecting(this.#room)) return;
    const participants = this.#rankedParticipants();
    const ranked = this.#decideAmong(participants);
    const { decisions, qualityOf } = chooseQuality(ranked, participants, this.#options);
    this.#decisions = decisions;
    const before = this.#received;
    this.#received = new Map(
      this.#decisions
        .filter(({ isReceived }) => isReceived)
        .map(({ identity }) => [identity, participants.get(identity)!]),
    );
    this.#heard = new Set(
      this.#decisions
        .filter((decision) => !decision.isReceived && this.#microphoneAt(decision) === 'enabled')
        .map(({ identity }) => identity),
    );
    // In the order of rank, the strongest claims first; video first, which takes longer until it is there.
    for (const decision of decisions.filter(({ isReceived }) => isReceived)) {
      const participant = participants.get(decision.identity)!;
      subscribeToVideo(participant, this.#throttle);
      limitQuality(participant, qualityOf(decision));
    }
    for (const decision of decisions) this.#applyRest(decision, participants.get(decision.identity)!);
    this.#isAnnouncing = true;
    this.#announceChanges(before, participants);
    this.#isAnnouncing = false;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#unfollow();
    this.#throttle.stop();
    this.#sight.end();
    this.#speechTimer.stop();
    this.#listeners.clear();
  }

  #decideSoon(): void {
    if (this.#isDecisionDue) return;
    this.#isDecisionDue = true;
    queueMicrotask(() => {
      if (this.#isDecisionDue) this.decide();
    });
  }

  #rankedParticipants(): Map<string, RemoteParticipant> {
    return new Map(
      [...this.#room.remoteParticipants].filter(([, participant]) => this.#isRanked(participant)),
    );
  }

  #decideAmong(participants: Map<string, RemoteParticipant>): Decision[] {
    if (this.#chosen) return choose(participants.keys(), this.#chosen);
    const nowMs = this.#now();
    this.#speech.forgetBefore(nowMs - this.#speechMemoryMs);
    const candidates = [...participants.values()].map((participant) =>
      candidateOf(
        participant,
        this.#speech.of(participant.identity),
        this.#sight.isOutOfSight(participant.identity),
      ),
    );
    const received = new Set(this.#received.keys());
    const { minSpeechMs = 0, pinsFirst, compare } = this.#options;
    this.#speechTimer.set(candidates, nowMs, minSpeechMs);
    return rank(
      { candidates, received, pins: this.#pins, nowMs },
      {
        ...{ limit: this.#limit, speechMemoryMs: this.#speechMemoryMs, minSpeechMs },
        ...(pinsFirst !== undefined && { pinsFirst }),
        ...(compare && { compare }),
      },
    );
  }

  #applyRest(decision: Decision, participant: RemoteParticipant): void {
    if (decision.isReceived) subscribeToAudio(participant, this.#throttle);
    else unsubscribeFrom(participant, this.#microphoneAt(decision), this.#throttle);
  }

  #microphoneAt({ rank, reason }: Pick<Decision, 'rank' | 'reason'>): UnreceivedMicrophones {
    if (rank < (this.#options.audioLimit ?? 0) && reason !== 'not-chosen') return 'enabled';
    return this.#options.unreceivedMicrophones ?? 'disabled';
  }

  #announceChanges(
    before: ReadonlyMap<string, RemoteParticipant>,
    participants: ReadonlyMap<string, RemoteParticipant>,
  ): void {
    for (const [identity, participant] of before) {
      if (!this.#received.has(identity)) this.#listeners.emit('dropped', participant);
    }
    for (const [identity, participant] of this.#received) {
      if (!before.has(identity)) this.#listeners.emit('received', participant);
    }
    for (const participant of participants.values()) this.#announceTracks(participant);
    this.#listeners.emit('decided', this.#decisions);
  }

  #announceTracks(participant: RemoteParticipant): void {
    const { came, went } = this.#tracks.update(participant, (publication) =>
      this.#isReal(publication, participant),
    );
    for (const gone of went) this.#announceGone(gone);
    for (const { track, publication } of came)
      this.#listeners.emit('trackReceived', track, publication, participant);
  }

  #announceGone(gone: ReceivedTrack | undefined): void {
    if (gone) this.#listeners.emit('trackDropped', gone.track, gone.publication, gone.participant);
  }

  #isReal(publication: RemoteTrackPublication, participant: RemoteParticipant): boolean {
    if (this.#received.has(participant.identity)) return true;
    return this.#heard.has(participant.identity) && publication === microphoneOf(participant);
  }

  #isRanked(participant: RemoteParticipant): boolean {
    return this.#options.isRanked?.(participant) ?? true;
  }

  #participantOf(publication: RemoteTrackPublication): RemoteParticipant | undefined {
    const people = [...this.#room.remoteParticipants.values()];
    return people.find(
      ({ trackPublications }) => trackPublications.get(publication.trackSid) === publication,
    );
  }
}
