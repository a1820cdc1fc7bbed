// A Space: where participants meet. Applications hold this; each join has a Connection of its own.
import { EventEmitter } from 'events';
import type { Room } from 'livekit-client';
import { knowItself } from '../events/itself.js';
import { emit } from '../participants/event-arguments.js';
import { SpaceEvent } from '../events/space-event.js';
import type { LocalParticipant } from '../participants/local-participant.js';
import type { RemoteParticipant } from '../participants/remote-participant.js';
import { submitAcrScore, type RatedSession } from './acr.js';
import type { AcrScore } from './acr-score.js';
import type * as ConnectionModule from './connection.js';
import type { Connection, SpaceChanges } from './connection.js';
import { Debugger } from './debugger.js';
import { ConnectionError } from '../errors.js';
import { spaceDepsOf, type SpaceDeps } from './space-deps.js';
import { readSpaceOptions, type SpaceOptions, type SpaceOptionsParams } from '../space-options.js';
import { readSpaceToken, type SpaceToken } from './space-token.js';

/** A Space on a LiveKit server: `join()` it, and follow the events of {@link SpaceEvent}. */
export class Space extends EventEmitter {
  /** Set from the end of `join()` to `leave()`. */
  localParticipant?: LocalParticipant;
  /** Whether the Space is being broadcast. */
  broadcasting = false;
  /** Set from the end of `join()`; changes when a lost connection is restored; kept after `leave()`. */
  sessionId?: string;

  /** As given to the constructor. */
  protected jwt: string;
  private readonly spaceId: string;
  private readonly participantId: string | undefined;
  /** By connection id. */
  private readonly participants = new Map<string, RemoteParticipant>();
  private readonly options: SpaceOptions;

  /** @internal */
  declare readonly itself: () => this;
  readonly #url: string | undefined;
  readonly #token: SpaceToken;
  readonly #deps: SpaceDeps;
  #connection: Connection | undefined;
  #timesLeft = 0;
  #joining: Promise<LocalParticipant> | undefined;
  /** Kept after `leave()`: applications rate a session when it is over. */
  #lastSession: { participantId: string; connectionId: string } | undefined;

  /**
   * A Space on a LiveKit server.
   * @param jwt a LiveKit token for a room
   * @param livekitUrl the server's `wss://` address
   * @throws JWTError when the token cannot be decoded
   * @throws SpaceOptionsError when an option is out of range
   */
  constructor(jwt: string, livekitUrl: string, options?: SpaceOptionsParams);
  /**
   * A Space whose server is found by exchanging the token, see {@link configure}.
   * @param jwt a Mux Spaces token
   */
  constructor(jwt: string, options?: SpaceOptionsParams);
  constructor(
    jwt: string,
    urlOrOptions?: string | SpaceOptionsParams | null,
    optionsBesideUrl?: SpaceOptionsParams | null,
  ) {
    super();
    this.setMaxListeners(0);
    knowItself(this);
    const hasUrl = typeof urlOrOptions === 'string';
    const options = hasUrl ? optionsBesideUrl : urlOrOptions;
    this.#token = readSpaceToken(jwt);
    this.spaceId = this.#token.spaceId;
    this.participantId = this.#token.participantId;
    this.options = readSpaceOptions(options);
    this.jwt = jwt;
    this.#url = hasUrl ? urlOrOptions : undefined;
    this.#deps = spaceDepsOf(options);
    Debugger.install(this, this.#token);
    // Where a join can succeed, its part of the code comes meanwhile. jsdom has no WebRTC, and cannot load it.
    if (typeof RTCPeerConnection !== 'undefined') loadConnection().catch(() => undefined);
  }

  /**
   * Joins the Space. While joining, the same promise is returned; once joined, it resolves at once.
   * `ParticipantJoined` is emitted for everyone present before it resolves.
   * @throws JWTError when the server refuses the token
   * @throws ConnectionError when the server cannot be reached within 20 s, has no room, or `leave()` is called
   */
  join(): Promise<LocalParticipant> {
    const space = this.itself();
    if (space.#joining) return space.#joining;
    if (space.localParticipant && space.#connection?.isAlive) return Promise.resolve(space.localParticipant);
    const joining = space.#join().finally(() => {
      if (space.#joining === joining) space.#joining = undefined;
    });
    space.#joining = joining;
    return joining;
  }

  /** Leaves the Space. `ParticipantLeft` is emitted for everyone; then all listeners of the Space are removed. */
  leave(): void {
    const space = this.itself();
    space.#recordSession();
    space.#timesLeft += 1;
    space.#connection?.leave(space.localParticipant ? left() : leftBeforeJoined());
    space.#connection = undefined;
    space.#joining = undefined;
    space.removeAllListeners();
  }

  /**
   * Rates the session, also after it was left.
   * @param score from 1 (bad) to 5 (excellent)
   * @throws AcrError for other scores, before the first join, and when the rating cannot be delivered
   */
  submitAcrScore(score: AcrScore): Promise<void> {
    const space = this.itself();
    return submitAcrScore(score, space.#ratedSession(), space.jwt, space.#deps);
  }

  /** @internal See `livekitRoomOf`. */
  static roomOf(space: Space): Room | undefined {
    return space.itself().#connection?.room;
  }

  async #join(): Promise<LocalParticipant> {
    const timesLeft = this.#timesLeft;
    const { Connection } = await loadConnection();
    if (this.#timesLeft !== timesLeft) throw leftBeforeJoined();
    this.#connection?.abandon();
    const connection = new Connection({
      space: this,
      changes: this.#changes(),
      options: this.options,
      jwt: this.jwt,
      role: this.#token.role,
      url: this.#url,
      deps: this.#deps,
    });
    this.#connection = connection;
    return connection.join();
  }

  #changes(): SpaceChanges {
    return {
      beginSession: (sessionId) => {
        this.sessionId = sessionId;
        this.broadcasting = false;
      },
      setSession: (sessionId) => void (this.sessionId = sessionId),
      setBroadcasting: (isBroadcasting) => {
        this.broadcasting = isBroadcasting;
        emit(this, SpaceEvent.BroadcastStateChanged, isBroadcasting);
      },
      setLocalParticipant: (participant) => void (this.localParticipant = participant),
      addParticipant: (participant) => {
        this.participants.set(participant.connectionId, participant);
        emit(this, SpaceEvent.ParticipantJoined, participant);
      },
      removeParticipant: (participant) => {
        this.participants.delete(participant.connectionId);
        emit(this, SpaceEvent.ParticipantLeft, participant);
      },
    };
  }

  #recordSession(): void {
    if (!this.localParticipant) return;
    const { id, connectionId } = this.localParticipant;
    this.#lastSession = { participantId: id, connectionId };
  }

  #ratedSession(): RatedSession | undefined {
    this.#recordSession();
    const { sessionId, spaceId } = this;
    return this.#lastSession && { ...this.#lastSession, sessionId, spaceId };
  }
}

function left(): ConnectionError {
  return new ConnectionError('The Space was left meanwhile: call join() again.');
}

function leftBeforeJoined(): ConnectionError {
  return new ConnectionError('The Space was left before it was joined: call join() again.');
}

async function loadConnection(): Promise<typeof ConnectionModule> {
  try {
    return await import('./connection.js');
  } catch (cause) {
    throw new ConnectionError(
      'livekit-client could not be loaded: check that it is installed and that the page can fetch it, then join again.',
      { cause },
    );
  }
}
