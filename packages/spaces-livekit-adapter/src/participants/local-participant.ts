// The local participant of the Space.
import { EventEmitter } from 'events';
import type { CustomEvent } from '../events/custom-event.js';
import { knowItself } from '../events/itself.js';
import { LocalTrack } from '../tracks/local-track.js';
import type { ParticipantRole } from './participant-enums.js';

/** What the local participant does, done by the connection that it belongs to. */
interface LocalActions {
  publishTracks(tracks: LocalTrack[]): Promise<LocalTrack[]>;
  updateTracks(tracks: LocalTrack[]): LocalTrack[];
  unpublishTracks(tracks: LocalTrack[], options: { stop: boolean }): void;
  publishCustomEvent(payload: string): Promise<CustomEvent>;
  setDisplayName(displayName: string): Promise<LocalParticipant>;
}

interface LocalParticipantDescription {
  id: string;
  connectionId: string;
  displayName: string;
  role: ParticipantRole;
}

/** The same object from `join()` to `leave()`, reconnects included. Applications do not construct it. */
export class LocalParticipant extends EventEmitter {
  /** `participant_id` of the token; need not be unique. */
  id: string;
  /** Unique for each connection: a reconnect may change it. */
  connectionId: string;
  /** By track id. */
  audioTracks = new Map<string, LocalTrack>();
  /** By track id. */
  videoTracks = new Map<string, LocalTrack>();
  /** From the token, until the server gives or takes the permission to publish. */
  role: ParticipantRole;
  /** Empty when unset. Writing it changes nothing for others: see {@link setDisplayName}. */
  displayName: string;
  /** @internal Undeclared in spaces-web 1.2.0 too. */
  metadata: Record<string, unknown> = {};

  /** @internal */
  declare readonly itself: () => this;
  readonly #actions: LocalActions;

  /** @internal */
  constructor(description: LocalParticipantDescription, actions: LocalActions) {
    super();
    this.setMaxListeners(0);
    knowItself(this);
    this.id = description.id;
    this.connectionId = description.connectionId;
    this.displayName = description.displayName;
    this.role = description.role;
    this.#actions = actions;
  }

  /**
   * Sends a text of at most 4096 bytes of UTF-8 to everyone in the Space, the sender included.
   * @throws PublishCustomEventError for subscribers, other payloads, more than one a second, or a failure to send
   */
  publishCustomEvent(payload: string): Promise<CustomEvent> {
    return this.itself().#actions.publishCustomEvent(payload);
  }

  /**
   * Changes the name that others see: 1 to 64 UTF-16 units, at most every 10 seconds.
   * @throws SetDisplayNameError for other names, too soon, or a refusal; RequestTimeoutError without an answer
   */
  setDisplayName(displayName: string): Promise<LocalParticipant> {
    return this.itself().#actions.setDisplayName(displayName);
  }

  /**
   * Publishes tracks, all or none. `TrackPublished` is emitted before the call returns; the promise resolves when
   * the server has them.
   * @throws PublishTrackError for subscribers, no tracks, published ones, too many of a source, or a failure
   */
  publishTracks(tracks: LocalTrack[]): Promise<LocalTrack[]> {
    return this.itself().#actions.publishTracks(themselves(tracks));
  }

  /**
   * Sends other media in place of the published track of the same source, which is stopped. Others notice nothing.
   * @returns those that took a published track's place
   * @throws UpdateTrackError for subscribers
   */
  updateTracks(tracks: LocalTrack[]): LocalTrack[] {
    return this.itself().#actions.updateTracks(themselves(tracks));
  }

  /**
   * Unpublishes every track.
   * @param options.stop whether to stop capturing, `true` by default
   * @throws UnpublishTrackError for subscribers
   */
  unpublishAllTracks(options: { stop: boolean } = { stop: true }): void {
    this.unpublishTracks(this.getTracks(), options);
  }

  /**
   * Unpublishes tracks; one that is not published is passed over with a warning.
   * @param options.stop whether to stop capturing, `true` by default
   * @throws UnpublishTrackError for subscribers
   */
  unpublishTracks(tracks: LocalTrack[], options: { stop: boolean } = { stop: true }): void {
    this.itself().#actions.unpublishTracks(themselves(tracks), options);
  }

  /** The published video tracks. */
  getVideoTracks(): LocalTrack[] {
    return [...this.videoTracks.values()];
  }

  /** The published audio tracks. */
  getAudioTracks(): LocalTrack[] {
    return [...this.audioTracks.values()];
  }

  /** Audio first. */
  getTracks(): LocalTrack[] {
    return [...this.getAudioTracks(), ...this.getVideoTracks()];
  }
}

/** What is no list of tracks is left to whoever checks it. */
function themselves(tracks: LocalTrack[]): LocalTrack[] {
  return Array.isArray(tracks)
    ? tracks.map((track) => (track instanceof LocalTrack ? track.itself() : track))
    : tracks;
}
