// A remote participant of the Space.
import { EventEmitter } from 'events';
import { knowItself } from '../events/itself.js';
import type { RemoteTrack } from '../tracks/remote-track.js';
import { ParticipantStatus, type ParticipantRole } from './participant-enums.js';

/** Receives participants, or stops doing so. */
export interface Receiver {
  isSubscribed(participant: RemoteParticipant): boolean;
  subscribe(participant: RemoteParticipant): Promise<void>;
  unsubscribe(participant: RemoteParticipant): Promise<void>;
}

interface RemoteParticipantDescription {
  id: string;
  connectionId: string;
  displayName: string;
  role: ParticipantRole;
  status: ParticipantStatus;
}

/** The same object stands for a connection in every event of it. Applications do not construct it. */
export class RemoteParticipant extends EventEmitter {
  /** `participant_id` of the participant's token; need not be unique. */
  id: string;
  /** Unique for each connection. */
  connectionId: string;
  /** By track id. */
  audioTracks = new Map<string, RemoteTrack>();
  /** By track id. */
  videoTracks = new Map<string, RemoteTrack>();
  /** From the participant's permissions. */
  role: ParticipantRole;
  /** Whether the participant is there, and came back after a lost connection. */
  status: ParticipantStatus = ParticipantStatus.Connected;
  /** Empty when unset. Writing it changes nothing for others. */
  displayName: string;
  /** @internal Undeclared in spaces-web 1.2.0 too. */
  metadata: Record<string, unknown> = {};

  /** @internal Whether media of any track is shown. */
  hasMedia = false;

  /** @internal */
  declare readonly itself: () => this;
  readonly #receiver: Receiver;

  /** @internal */
  constructor(description: RemoteParticipantDescription, receiver: Receiver) {
    super();
    this.setMaxListeners(0);
    knowItself(this);
    this.id = description.id;
    this.connectionId = description.connectionId;
    this.displayName = description.displayName;
    this.role = description.role;
    this.status = description.status;
    this.#receiver = receiver;
  }

  /** @internal Undeclared in spaces-web 1.2.0, whose README reads it all the same. */
  get subscribed(): boolean {
    return this.isSubscribed();
  }

  /** The participant's video tracks, received or not. */
  getVideoTracks(): RemoteTrack[] {
    return [...this.videoTracks.values()];
  }

  /** The participant's audio tracks, received or not. */
  getAudioTracks(): RemoteTrack[] {
    return [...this.audioTracks.values()];
  }

  /** Audio first. */
  getTracks(): RemoteTrack[] {
    return [...this.getAudioTracks(), ...this.getVideoTracks()];
  }

  /** In automatic mode: whether media of this participant is received. In manual mode: whether it was asked for. */
  isSubscribed(): boolean {
    const participant = this.itself();
    return participant.#receiver.isSubscribed(participant);
  }

  /**
   * Receives all that this participant publishes, now and later. Resolves when the media of every track that is
   * known now has arrived.
   * @throws SubscriptionError in automatic mode, and when the media does not arrive
   */
  subscribe(): Promise<void> {
    const participant = this.itself();
    return participant.#receiver.subscribe(participant);
  }

  /**
   * Stops receiving this participant. Resolves when no media of it is left.
   * @throws SubscriptionError in automatic mode
   */
  unsubscribe(): Promise<void> {
    const participant = this.itself();
    return participant.#receiver.unsubscribe(participant);
  }
}
