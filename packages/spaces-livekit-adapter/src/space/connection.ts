// One join of a Space, from connect to leave. With this file livekit-client is loaded: at the first join, not before.
import { ConnectionState, LogLevel, Room, RoomEvent, setLogLevel } from 'livekit-client';
import { ConnectionError } from '../errors.js';
import { messageOf } from '../message-of.js';
import type { EventEmitter } from 'events';
import { CustomEvents } from '../participants/custom-events.js';
import { Scope } from '../events/scope.js';
import { untilAborted } from '../events/until-aborted.js';
import type { LocalParticipant } from '../participants/local-participant.js';
import { createLocalSide, type LocalSide } from '../participants/local-side.js';
import { ParticipantRole } from '../participants/participant-enums.js';
import type { RemoteParticipant } from '../participants/remote-participant.js';
import { RemoteRoster } from '../roster/remote-roster.js';
import { Reconnection } from '../reconnect/reconnection.js';
import { AdaptiveQuality } from '../quality/adaptive-quality.js';
import { createReception } from '../subscriptions/create-reception.js';
import type { Reception } from '../subscriptions/reception.js';
import { roomOptions } from './publish-options.js';
import { joinError } from '../translate-livekit.js';
import { BroadcastState } from '../reconnect/broadcast-state.js';
import { configured } from './configure.js';
import { isVerboseLoggingWanted } from '../debug-switches.js';
import { followRoom } from './follow-room.js';
import { leaveRoom } from './leave-room.js';
import type { SpaceDeps } from './space-deps.js';
import { onPageLeave } from './page-leave.js';
import { createReleasableRoom } from './releasable-room.js';
import { findServer } from './server-address.js';
import type { SpaceOptions } from '../space-options.js';

/** How long the exchange and the server may take to answer; media has 15 s more (livekit-client 2.23). */
const ANSWER_TIMEOUT_MS = 18_000;

/** How a connection changes its Space, which alone writes its own fields and announces their changes. */
export interface SpaceChanges {
  /** The room is joined: nothing is known yet of a broadcast. */
  beginSession(sessionId: string): void;
  /** A lost connection was restored, perhaps on a server that was started anew. */
  setSession(sessionId: string): void;
  setBroadcasting(isBroadcasting: boolean): void;
  setLocalParticipant(participant: LocalParticipant | undefined): void;
  addParticipant(participant: RemoteParticipant): void;
  removeParticipant(participant: RemoteParticipant): void;
}

interface JoinRequest {
  /** Emits the Space's events. */
  readonly space: EventEmitter;
  readonly changes: SpaceChanges;
  readonly options: SpaceOptions;
  readonly jwt: string;
  readonly role: ParticipantRole;
  readonly url: string | undefined;
  readonly deps: SpaceDeps;
}

export class Connection {
  readonly #request: JoinRequest;
  readonly room: Room;
  readonly #releaseRoom: () => void;
  readonly #scope = new Scope();
  readonly #ending = new AbortController();
  readonly #reception: Reception;
  readonly #quality: AdaptiveQuality;
  readonly #roster: RemoteRoster;
  readonly #customEvents: CustomEvents;
  readonly #broadcast: BroadcastState;
  #local: LocalSide | undefined;

  constructor(request: JoinRequest) {
    const { space, changes, options, deps } = request;
    const { createRoom = (given) => new Room(given) } = deps;
    const configuration = configured();
    if (isVerboseLoggingWanted()) setLogLevel(LogLevel.debug);
    const { room, release } = createReleasableRoom(() => {
      try {
        return createRoom(roomOptions(options, configuration.roomOptions));
      } catch (cause) {
        // livekit-client 2.23 needs `Object.hasOwn` to make a room.
        throw new ConnectionError(
          `livekit-client needs Chrome 93, Firefox 92 or Safari 15.4: ${messageOf(cause)}`,
          { cause },
        );
      }
    });
    this.#releaseRoom = release;
    this.#request = request;
    this.room = room;
    this.#reception = createReception(room, options);
    const { adaptiveQuality = true } = configuration;
    this.#quality = new AdaptiveQuality(adaptiveQuality && !room.options.adaptiveStream);
    this.#roster = new RemoteRoster({
      ...{ space, changes, room, reception: this.#reception, quality: this.#quality },
      onReconciled: () => {
        this.#reception.reconciled();
        this.#customEvents.announceHeld();
      },
    });
    this.#customEvents = new CustomEvents({
      ...{ space, room, scope: this.#scope, now: deps.now, closed: this.#ending.signal },
      participantOf: (identity) => this.#roster.participant(identity),
    });
    this.#broadcast = new BroadcastState(room, (isActive) => changes.setBroadcasting(isActive));
  }

  /** Whether it can still be joined, or is joined and not lost for good. */
  get isAlive(): boolean {
    return !this.#ending.signal.aborted && this.room.state !== ConnectionState.Disconnected;
  }

  /** @throws MuxError of the class that `Space.join` documents; the connection is over then */
  async join(): Promise<LocalParticipant> {
    const tooLate = new ConnectionError(
      `The server did not answer within ${ANSWER_TIMEOUT_MS / 1000} s: check its address and the network, then join again.`,
    );
    const timer = setTimeout(() => this.#ending.abort(tooLate), ANSWER_TIMEOUT_MS);
    try {
      await this.#connect(() => clearTimeout(timer));
      return await this.#enter();
    } catch (error) {
      this.#end(tooLate);
      this.#roster.clear();
      throw joinError(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param reason rejects a join that is under way */
  leave(reason: ConnectionError): void {
    this.#end(reason, this.#customEvents.delivery);
    const { participant, publisher } = this.#local ?? {};
    if (participant?.role === ParticipantRole.Publisher) participant.unpublishAllTracks();
    publisher?.release();
    participant?.removeAllListeners();
    this.#request.changes.setLocalParticipant(undefined);
    this.#roster.clear();
  }

  /** The connection was lost for good and another takes its place: its tracks may be published there. */
  abandon(): void {
    this.#end(new ConnectionError('The connection was lost: join again.'));
    this.#local?.publisher.release();
    this.#request.changes.setLocalParticipant(undefined);
    this.#roster.clear();
  }

  async #connect(onAnswer: () => void): Promise<void> {
    const { jwt, url, options, deps } = this.#request;
    const { signal } = this.#ending;
    const { displayName } = options;
    const server = await untilAborted(signal, findServer({ jwt, url, displayName, deps, signal }));
    const room = this.room;
    this.#scope.onEnd(onPageLeave(() => this.#end(new ConnectionError('The page was left.'))));
    this.#scope.listen(room, RoomEvent.SignalConnected, onAnswer);
    // First of the room's `Connected` listeners: those that livekit-client adds while connecting release media.
    this.#scope.listen(room, RoomEvent.Connected, () => this.#roster.reconcile());
    // The ranking subscribes as soon as it is known who is there: in a large room the server would begin with anybody.
    const connectOptions = { ...configured().connectOptions, autoSubscribe: false };
    await untilAborted(signal, room.connect(server.url, server.token, connectOptions));
  }

  async #enter(): Promise<LocalParticipant> {
    const { space, changes, role, options, deps } = this.#request;
    const room = this.room;
    const { signal } = this.#ending;
    const sessionId = await untilAborted(signal, room.getSid());
    if (!this.isAlive) throw new ConnectionError('The connection was lost while joining: join again.');
    changes.beginSession(sessionId);
    this.#broadcast.update();
    // A listener may have left the Space.
    if (signal.aborted) throw signal.reason as Error;
    const local = createLocalSide({
      space,
      room,
      role,
      displayName: options.displayName,
      customEvents: this.#customEvents,
      now: deps.now,
      closed: signal,
    });
    this.#local = local;
    changes.setLocalParticipant(local.participant);
    this.#follow(local, sessionId);
    return local.participant;
  }

  #follow(local: LocalSide, sessionId: string): void {
    const { space, changes } = this.#request;
    const [room, scope, roster] = [this.room, this.#scope, this.#roster];
    followRoom({
      ...{ space, room, scope, roster, local },
      reception: this.#reception,
      broadcast: this.#broadcast,
    });
    new Reconnection({
      ...{ space, room, scope, roster, sessionId },
      onSession: (restored) => changes.setSession(restored),
      participant: local.participant,
      broadcast: this.#broadcast,
    });
    // After the join: listeners that are added when its promise resolves are called for media, and for what was sent.
    const timer = setTimeout(() => {
      roster.acceptMedia(true);
      this.#customEvents.open();
    });
    scope.onEnd(() => clearTimeout(timer));
  }

  #end(reason: ConnectionError, delivery?: Promise<void>): void {
    this.#ending.abort(reason);
    this.#scope.end();
    this.#reception.end();
    this.#quality.end();
    void leaveRoom(this.room, delivery)
      .catch((error: unknown) => console.debug('The room did not close in order.', error))
      .finally(this.#releaseRoom);
  }
}
