// Follows a lost connection to its end, and announces it once: restored, or given up.
import { ConnectionState, RoomEvent, type DisconnectReason, type Room } from 'livekit-client';
import type { EventEmitter } from 'events';
import { emit } from '../participants/event-arguments.js';
import type { Scope } from '../events/scope.js';
import { SpaceEvent } from '../events/space-event.js';
import type { LocalParticipant } from '../participants/local-participant.js';
import type { RemoteRoster } from '../roster/remote-roster.js';
import type { BroadcastState } from './broadcast-state.js';
import { disconnectedError } from '../translate-livekit.js';

/**
 * After a server was started anew everyone comes back, each in their own time: those who are missing are given this
 * long before they have left.
 */
const RETURN_TIMEOUT_MS = 10_000;

/** A resume of a server that lives is over sooner. Of one that does not, livekit-client 2.23 gives up after 15 s or so. */
const RESUME_TIMEOUT_MS = 2500;

interface ReconnectionDeps {
  readonly space: EventEmitter;
  /** Of the session that was joined. */
  readonly sessionId: string;
  readonly onSession: (sessionId: string) => void;
  readonly room: Room;
  readonly scope: Scope;
  readonly participant: LocalParticipant;
  readonly roster: Pick<RemoteRoster, 'acceptMedia' | 'holdLeaves' | 'reconcile'>;
  readonly broadcast: Pick<BroadcastState, 'update'>;
}

/**
 * A quick resume of the signalling (`SignalReconnecting`) loses no media and is not announced; one that takes longer is
 * announced as Reconnecting and Reconnected, and its media stays. A full reconnect is: Reconnecting, the media that was
 * lost, who came and went, Reconnected, and media again.
 */
export class Reconnection {
  readonly #deps: ReconnectionDeps;
  #sessionId: string;
  #isLost = false;
  #isAnnounced = false;
  #isOver = false;
  #returnTimer: ReturnType<typeof setTimeout> | undefined;
  #resumeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(deps: ReconnectionDeps) {
    this.#deps = deps;
    this.#sessionId = deps.sessionId;
    const { room, scope } = deps;
    scope.listen(room, RoomEvent.SignalReconnecting, () => {
      clearTimeout(this.#resumeTimer);
      this.#resumeTimer = setTimeout(() => this.#announce(), RESUME_TIMEOUT_MS);
    });
    scope.listen(room, RoomEvent.Reconnecting, () => this.#lose());
    scope.listen(room, RoomEvent.Reconnected, () => void this.#restore());
    scope.listen(room, RoomEvent.Disconnected, (reason?: DisconnectReason) => this.#fail(reason));
    scope.onEnd(() => this.#end());
  }

  #lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    const { roster } = this.#deps;
    this.#announce();
    clearTimeout(this.#returnTimer);
    roster.holdLeaves(true);
    roster.acceptMedia(false);
  }

  #announce(): void {
    clearTimeout(this.#resumeTimer);
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    emit(this.#deps.space, SpaceEvent.LocalParticipantReconnecting);
  }

  async #restore(): Promise<void> {
    clearTimeout(this.#resumeTimer);
    if (!this.#isLost) return this.#resume();
    const { space, room, participant, roster, broadcast, onSession } = this.#deps;
    const sessionId = await room.getSid().catch(() => '');
    if (this.#isOver || !this.#isLost || room.state !== ConnectionState.Connected) return;
    this.#isLost = false;
    this.#isAnnounced = false;
    if (sessionId === this.#sessionId) roster.holdLeaves(false);
    else this.#returnTimer = setTimeout(() => roster.holdLeaves(false), RETURN_TIMEOUT_MS);
    roster.reconcile();
    broadcast.update();
    participant.connectionId = room.localParticipant.sid;
    this.#sessionId = sessionId;
    onSession(sessionId);
    emit(space, SpaceEvent.LocalParticipantReconnected, participant);
    roster.acceptMedia(true);
  }

  #resume(): void {
    if (!this.#isAnnounced) return;
    this.#isAnnounced = false;
    emit(this.#deps.space, SpaceEvent.LocalParticipantReconnected, this.#deps.participant);
  }

  #fail(reason: DisconnectReason | undefined): void {
    if (this.#isOver) return;
    this.#end();
    const { space, roster } = this.#deps;
    roster.acceptMedia(false);
    emit(space, SpaceEvent.LocalParticipantReconnectFailed, disconnectedError(reason));
  }

  #end(): void {
    this.#isOver = true;
    clearTimeout(this.#returnTimer);
    clearTimeout(this.#resumeTimer);
  }
}
