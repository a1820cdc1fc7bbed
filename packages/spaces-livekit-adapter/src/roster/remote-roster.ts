// Keeps the Space's remote participants in line with the LiveKit room, and announces each difference.
import { ConnectionState, type RemoteParticipant as LiveKitParticipant, type Room } from 'livekit-client';
import type { EventEmitter } from 'events';
import { emit, type AnyParticipant } from '../participants/event-arguments.js';
import { ParticipantEvent } from '../events/participant-event.js';
import { SpaceEvent } from '../events/space-event.js';
import type { AdaptiveQuality } from '../quality/adaptive-quality.js';
import type { Reception } from '../subscriptions/reception.js';
import { isPerson, participantId, roleOf } from '../translate-livekit.js';
import { ParticipantStatus } from '../participants/participant-enums.js';
import { RemoteParticipant } from '../participants/remote-participant.js';
import { RemoteTracks } from './remote-tracks.js';

interface Person {
  readonly sid: string;
  readonly participant: RemoteParticipant;
  readonly tracks: RemoteTracks;
  /** As last announced; the application may have written another into `displayName`. */
  name: string;
}

interface RosterDeps {
  readonly space: EventEmitter;
  readonly changes: {
    addParticipant(participant: RemoteParticipant): void;
    removeParticipant(participant: RemoteParticipant): void;
  };
  readonly room: Room;
  /** The roster keeps it informed, and is never asked by it. */
  readonly reception: Reception;
  readonly quality: AdaptiveQuality;
  /** What is shown is what the room has. */
  readonly onReconciled: () => void;
}

/**
 * LiveKit's events only say that something may have changed: what is shown is compared with the room once they are
 * over. So a full reconnect, in which LiveKit 2.23 reports that everyone leaves and comes again, shows nothing but
 * what changed meanwhile, and a remote reconnect, which it does not report, is found by the changed sid.
 */
export class RemoteRoster {
  readonly #deps: RosterDeps;
  readonly #people = new Map<string, Person>();
  #isReconcilingSoon = false;
  #acceptsMedia = false;
  #holdsLeaves = false;
  #isOver = false;

  constructor(deps: RosterDeps) {
    this.#deps = deps;
  }

  /** Whether new media is shown from now on, or waits. */
  acceptMedia(isAccepted: boolean): void {
    this.#acceptsMedia = isAccepted;
    this.reconcile();
  }

  /** Whether those who are missing are taken to be on their way back. */
  holdLeaves(isHeld: boolean): void {
    this.#holdsLeaves = isHeld;
    if (!isHeld) this.reconcile();
  }

  /** Reconciles when the events of the moment are over. */
  reconcileSoon(): void {
    if (this.#isReconcilingSoon) return;
    this.#isReconcilingSoon = true;
    queueMicrotask(() => {
      if (this.#isReconcilingSoon) this.reconcile();
    });
  }

  /** Compares what is shown with the room, and shows the difference. */
  reconcile(): void {
    this.#isReconcilingSoon = false;
    if (this.#isOver) return;
    const { room } = this.#deps;
    const present = new Map([...room.remoteParticipants].filter(([, source]) => isPerson(source)));
    if (!isTelling(room.state)) {
      for (const [identity, { tracks }] of this.#people) tracks.dropLostMedia(present.get(identity));
      return;
    }
    const returned = new Set<string>();
    for (const [identity, { sid }] of this.#people) {
      const source = present.get(identity);
      if (!source || source.sid === sid) continue;
      returned.add(identity);
      this.#leave(identity);
    }
    for (const [identity, source] of present) {
      if (!this.#people.has(identity)) this.#join(source, returned.has(identity));
    }
    for (const [identity, person] of this.#people) {
      const source = present.get(identity);
      if (source) this.#update(person, source);
    }
    for (const [identity, { tracks }] of [...this.#people]) {
      if (present.has(identity)) continue;
      if (this.#holdsLeaves) tracks.dropLostMedia(undefined);
      else this.#leave(identity);
    }
    this.#deps.onReconciled();
  }

  participant(identity: string): RemoteParticipant | undefined {
    return this.#people.get(identity)?.participant;
  }

  has(participant: AnyParticipant): boolean {
    for (const person of this.#people.values()) if (person.participant === participant) return true;
    return false;
  }

  /** The end of `leave()`: everyone is gone, without a word about their tracks (spaces-web 1.2.0). */
  clear(): void {
    this.#isOver = true;
    for (const [identity, { participant }] of [...this.#people]) {
      this.#people.delete(identity);
      participant.removeAllListeners();
      participant.status = ParticipantStatus.Disconnected;
      this.#deps.changes.removeParticipant(participant);
    }
  }

  #join(source: LiveKitParticipant, isBack: boolean): void {
    // A listener of the one before may have left the Space.
    if (this.#isOver) return;
    const { changes, reception, quality, space } = this.#deps;
    const name = source.name ?? '';
    const participant = new RemoteParticipant(
      {
        id: participantId(source),
        connectionId: source.sid,
        displayName: name,
        role: roleOf(source),
        status: isBack ? ParticipantStatus.Reconnected : ParticipantStatus.Connected,
      },
      reception,
    );
    const tracks = new RemoteTracks({ identity: source.identity, participant, space, reception, quality });
    tracks.showPresent(source);
    this.#people.set(source.identity, { sid: source.sid, participant, tracks, name });
    reception.add(source.identity, participant);
    changes.addParticipant(participant);
  }

  #update(person: Person, source: LiveKitParticipant): void {
    person.participant.role = roleOf(source);
    person.tracks.update(source, this.#acceptsMedia);
    const name = source.name ?? '';
    if (name === person.name) return;
    person.name = name;
    person.participant.displayName = name;
    emit(this.#deps.space, SpaceEvent.ParticipantDisplayNameChanged, person.participant);
    emit(person.participant, ParticipantEvent.DisplayNameChanged);
  }

  #leave(identity: string): void {
    const { changes, reception } = this.#deps;
    const person = this.#people.get(identity);
    if (!person) return;
    this.#people.delete(identity);
    const { participant } = person;
    participant.status = ParticipantStatus.Disconnected;
    person.tracks.announceLeaving();
    participant.removeAllListeners();
    reception.remove(participant);
    changes.removeParticipant(participant);
  }
}

/** Whether the room's list is the truth: it is empty while LiveKit restarts, and after the end. */
function isTelling(state: ConnectionState): boolean {
  return state === ConnectionState.Connected || state === ConnectionState.SignalReconnecting;
}
