// Follows a lost connection to its end, and tells of it once: restored, or given up.
import { RoomEvent, type DisconnectReason, type Room } from 'livekit-client';
import type { EventEmitter } from 'events';
import { emit } from '../events/event-arguments.js';
import type { Scope } from '../events/scope.js';
import { SpaceEvent } from '../events/space-event.js';
import type { LocalParticipant } from '../participants/local-participant.js';
import { disconnectedError } from '../translate-livekit.js';

interface ReconnectionSurroundings {
  readonly space: EventEmitter & { sessionId?: string };
  readonly room: Room;
  readonly scope: Scope;
  readonly participant: LocalParticipant;
  /** Media is gone, and what may come is not shown until `showMedia`. */
  loseMedia(): void;
  /** Shows who came and went meanwhile. */
  showChanges(): void;
  showMedia(): void;
}

/**
 * A resume of the signalling (`SignalReconnecting`) loses no media and is told of by nothing. A full reconnect is:
 * Reconnecting, the media that was lost, who came and went, Reconnected, and media again.
 */
export class Reconnection {
  readonly #surroundings: ReconnectionSurroundings;
  #isLost = false;
  #isOver = false;

  constructor(surroundings: ReconnectionSurroundings) {
    this.#surroundings = surroundings;
    const { room, scope } = surroundings;
    scope.listen(room, RoomEvent.Reconnecting, () => this.#lose());
    scope.listen(room, RoomEvent.Reconnected, () => void this.#restore());
    scope.listen(room, RoomEvent.Disconnected, (reason?: DisconnectReason) => this.#fail(reason));
    scope.onEnd(() => {
      this.#isOver = true;
    });
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    emit(this.#surroundings.space, SpaceEvent.LocalParticipantReconnecting);
    this.#surroundings.loseMedia();
  }

  async #restore(): Promise<void> {
    const { space, room, participant, showChanges, showMedia } = this.#surroundings;
    showChanges();
    if (!this.#isLost) return;
    const sessionId = await room.getSid();
    const isLostAgain = room.state !== 'connected';
    if (isLostAgain || this.#isOver || !this.#isLost) return;
    this.#isLost = false;
    participant.connectionId = room.localParticipant.sid;
    space.sessionId = sessionId;
    emit(space, SpaceEvent.LocalParticipantReconnected, participant);
    showMedia();
  }

  #fail(reason: DisconnectReason | undefined): void {
    this.#isOver = true;
    this.#surroundings.loseMedia();
    emit(this.#surroundings.space, SpaceEvent.LocalParticipantReconnectFailed, disconnectedError(reason));
  }
}
