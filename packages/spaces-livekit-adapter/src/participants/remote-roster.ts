// Keeps the Space's remote participants in line with the LiveKit room, and tells the application each difference.
import { ConnectionState, type RemoteParticipant as LiveKitParticipant, type Room } from 'livekit-client';
import type { EventEmitter } from 'events';
import { emit, type AnyParticipant } from '../events/event-arguments.js';
import { ParticipantEvent } from '../events/participant-event.js';
import { SpaceEvent } from '../events/space-event.js';
import type { Reception } from '../subscriptions/reception.js';
import { isPerson, participantId, remoteRole } from '../translate-livekit.js';
import { ParticipantStatus } from './participant-enums.js';
import { RemoteParticipant } from './remote-participant.js';
import { RemoteTracks } from './remote-tracks.js';

interface Person {
  readonly sid: string;
  readonly participant: RemoteParticipant;
  readonly tracks: RemoteTracks;
  /** As last told by LiveKit; the application may have written another into `displayName`. */
  name: string;
}

interface RosterSurroundings {
  readonly space: EventEmitter;
  /** The Space's own map, by connection id. */
  readonly participants: Map<string, RemoteParticipant>;
  readonly room: Room;
  readonly reception: Reception;
}

/**
 * LiveKit's events only say that something may have changed: what is shown is compared with the room once they are
 * over. So a full reconnect, in which LiveKit 2.23 reports that everyone leaves and comes again, shows nothing but
 * what changed meanwhile, and a remote reconnect, which it does not report, is found by the changed sid.
 */
export class RemoteRoster {
  readonly #surroundings: RosterSurroundings;
  readonly #people = new Map<string, Person>();
  #isSettlingSoon = false;
  #acceptsMedia = false;
  #holdsLeaves = false;
  #isOver = false;
  #onSettled = () => {};

  constructor(surroundings: RosterSurroundings) {
    this.#surroundings = surroundings;
  }

  /** Whether new media is shown from now on, or waits. */
  acceptMedia(isAccepted: boolean): void {
    this.#acceptsMedia = isAccepted;
    this.settle();
  }

  /** Whether those who are missing are taken to be on their way back. */
  holdLeaves(isHeld: boolean): void {
    this.#holdsLeaves = isHeld;
    if (!isHeld) this.settle();
  }

  /** Calls back whenever the application sees what the room has. */
  onSettled(listener: () => void): void {
    this.#onSettled = listener;
  }

  /** Settles when the events of the moment are over. */
  settleSoon(): void {
    if (this.#isSettlingSoon) return;
    this.#isSettlingSoon = true;
    queueMicrotask(() => {
      if (this.#isSettlingSoon) this.settle();
    });
  }

  /** Compares what is shown with the room, and shows the difference. */
  settle(): void {
    this.#isSettlingSoon = false;
    if (this.#isOver) return;
    const { room } = this.#surroundings;
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
    this.#onSettled();
  }

  participant(identity: string): RemoteParticipant | undefined {
    return this.#people.get(identity)?.participant;
  }

  has(participant: AnyParticipant): boolean {
    return this.identityOf(participant) !== undefined;
  }

  identityOf(participant: AnyParticipant): string | undefined {
    for (const [identity, person] of this.#people) if (person.participant === participant) return identity;
    return undefined;
  }

  /** The end of `leave()`: everyone is gone, without a word about their tracks (spaces-web 1.2.0). */
  clear(): void {
    this.#isOver = true;
    const { participants, space } = this.#surroundings;
    for (const [identity, { participant }] of [...this.#people]) {
      this.#people.delete(identity);
      participants.delete(participant.connectionId);
      participant.removeAllListeners();
      participant.status = ParticipantStatus.Disconnected;
      emit(space, SpaceEvent.ParticipantLeft, participant);
    }
  }

  #join(source: LiveKitParticipant, isBack: boolean): void {
    // A listener of the one before may have left the Space.
    if (this.#isOver) return;
    const { participants, reception, space } = this.#surroundings;
    const name = source.name ?? '';
    const participant = new RemoteParticipant(
      {
        id: participantId(source),
        connectionId: source.sid,
        displayName: name,
        role: remoteRole(source),
        status: isBack ? ParticipantStatus.Reconnected : ParticipantStatus.Connected,
      },
      reception,
    );
    const tracks = new RemoteTracks(source.identity, participant, space, reception);
    tracks.showPresent(source);
    this.#people.set(source.identity, { sid: source.sid, participant, tracks, name });
    participants.set(source.sid, participant);
    emit(space, SpaceEvent.ParticipantJoined, participant);
  }

  #update(person: Person, source: LiveKitParticipant): void {
    person.participant.role = remoteRole(source);
    person.tracks.update(source, this.#acceptsMedia);
    const name = source.name ?? '';
    if (name === person.name) return;
    person.name = name;
    person.participant.displayName = name;
    emit(this.#surroundings.space, SpaceEvent.ParticipantDisplayNameChanged, person.participant);
    emit(person.participant, ParticipantEvent.DisplayNameChanged);
  }

  #leave(identity: string): void {
    const { participants, reception, space } = this.#surroundings;
    const person = this.#people.get(identity);
    if (!person) return;
    this.#people.delete(identity);
    const { participant } = person;
    participant.status = ParticipantStatus.Disconnected;
    person.tracks.announceLeaving();
    participants.delete(participant.connectionId);
    participant.removeAllListeners();
    reception.forget(identity, participant);
    emit(space, SpaceEvent.ParticipantLeft, participant);
  }
}

/** Whether the room's list is the truth: it is empty while LiveKit restarts, and after the end. */
function isTelling(state: ConnectionState): boolean {
  return state === ConnectionState.Connected || state === ConnectionState.SignalReconnecting;
}
