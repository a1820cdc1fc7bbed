// Keeps a room's subscriptions in line with the ranking: follows the room's events and applies the difference.
import {
  ConnectionState,
  type RemoteParticipant,
  type RemoteTrackPublication,
  type Room,
} from 'livekit-client';
import { checkedLimit, checkedSpeechMemory } from './errors.js';
import { Listeners } from './listeners.js';
import { choose } from './rank/choose.js';
import { rank, type Decision } from './rank/rank.js';
import { candidateOf } from './room-state/candidate.js';
import { SpeechMemory } from './room-state/speech-memory.js';
import { Throttle } from './subscriptions/throttle.js';
import { ReceivedTracks, type ReceivedTrack } from './subscriptions/received-tracks.js';
import { microphoneOf, subscribeTo, unsubscribeFrom } from './subscriptions/subscribe.js';
import type {
  RankedSubscriptions,
  RankedSubscriptionsEvents,
  RankedSubscriptionsOptions,
} from './options.js';
import { followRoom } from './follow-room.js';

const DEFAULT_LIMIT = 16;
const DEFAULT_SPEECH_MEMORY_MS = 10_000;

/**
 * Receives the participants who matter, and only those, until `dispose()`.
 *
 * May be called before or after `room.connect()`, with `autoSubscribe` either way: with `false` nobody else's bytes
 * ever arrive, with `true` the first frame comes sooner and the ranking takes over.
 *
 * @throws RankedSubscriptionsError for a limit below 1 or a negative memory.
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
  readonly #pins: Set<string>;
  readonly #throttle = new Throttle(() => this.decide());
  readonly #unfollow: () => void;
  #limit: number;
  #chosen: ReadonlySet<string> | undefined;
  #received = new Map<string, RemoteParticipant>();
  #decisions: readonly Decision[] = [];
  #isDecisionDue = false;
  #isDisposed = false;

  constructor(room: Room, options: RankedSubscriptionsOptions) {
    this.#room = room;
    this.#options = options;
    this.#limit = checkedLimit(options.limit ?? DEFAULT_LIMIT);
    this.#speechMemoryMs = checkedSpeechMemory(options.speechMemoryMs ?? DEFAULT_SPEECH_MEMORY_MS);
    this.#now = options.now ?? Date.now;
    this.#pins = new Set(options.pins);
    this.#chosen = options.receiveOnly && new Set(options.receiveOnly);
    this.#listeners = new Listeners(options.onListenerError ?? console.error);
    this.#unfollow = followRoom(room, {
      onChange: () => this.#decideSoon(),
      onSpeakers: (speakers) => {
        this.#speech.update(speakers, this.#now());
        this.#decideSoon();
      },
      onTrack: (participant) => this.#announceTracks(participant),
      onTrackGone: (publication) => this.#announceGone(this.#tracks.remove(publication.trackSid)),
    });
    this.#decideSoon();
  }

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
    return publication.isDesired && !publication.isEnabled && !this.#isOfReceived(publication);
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

  decide(): void {
    this.#isDecisionDue = false;
    // While LiveKit reconnects everyone seems to have left: what was decided stands until `Reconnected`.
    if (this.#isDisposed || isReconnecting(this.#room)) return;
    const participants = this.#rankedParticipants();
    this.#decisions = this.#decideAmong(participants);
    const before = this.#received;
    this.#received = new Map(
      this.#decisions
        .filter(({ isReceived }) => isReceived)
        .map(({ identity }) => [identity, participants.get(identity)!]),
    );
    // In the order of rank: the strongest claims are met first.
    for (const { identity } of this.#decisions) this.#apply(participants.get(identity)!);
    this.#announceChanges(before, participants);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#unfollow();
    this.#throttle.stop();
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
    const { isRanked = () => true } = this.#options;
    return new Map([...this.#room.remoteParticipants].filter(([, participant]) => isRanked(participant)));
  }

  #decideAmong(participants: Map<string, RemoteParticipant>): Decision[] {
    if (this.#chosen) return choose(participants.keys(), this.#chosen);
    const nowMs = this.#now();
    this.#speech.forgetBefore(nowMs - this.#speechMemoryMs);
    const candidates = [...participants.values()].map((participant) =>
      candidateOf(participant, this.#speech.of(participant.identity)),
    );
    const received = new Set(this.#received.keys());
    return rank(
      { candidates, received, pins: this.#pins, nowMs },
      { limit: this.#limit, speechMemoryMs: this.#speechMemoryMs },
    );
  }

  #apply(participant: RemoteParticipant): void {
    if (this.#received.has(participant.identity)) subscribeTo(participant, this.#throttle);
    else unsubscribeFrom(participant, this.#options.unreceivedMicrophones ?? 'disabled', this.#throttle);
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
    return this.#options.unreceivedMicrophones === 'enabled' && publication === microphoneOf(participant);
  }

  #isOfReceived(publication: RemoteTrackPublication): boolean {
    for (const participant of this.#received.values()) {
      if (participant.trackPublications.get(publication.trackSid) === publication) return true;
    }
    return false;
  }
}

function isReconnecting({ state }: Room): boolean {
  return state === ConnectionState.Reconnecting || state === ConnectionState.SignalReconnecting;
}
