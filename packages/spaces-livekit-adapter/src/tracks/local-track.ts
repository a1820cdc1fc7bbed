// A track that is captured here.
import { emitSafely } from '../events/emit-safely.js';
import { TrackEvent } from '../events/track-event.js';
import { Track, type TrackDescription } from './track.js';

/** A track that is captured here; see `getUserMedia`. */
export class LocalTrack extends Track {
  /** The captured media. */
  declare track: MediaStreamTrack;
  /** The capturing device; screen shares in Firefox have none. */
  deviceId?: string;

  /** @internal */
  isPublished = false;

  /** @internal */
  constructor(description: TrackDescription & { track: MediaStreamTrack; deviceId?: string }) {
    super(description);
    if (description.deviceId !== undefined) this.deviceId = description.deviceId;
  }

  /** Silences or blanks the track here and for everyone. The device stays open. Emits each time it is called. */
  mute(): void {
    setMuted(this.itself(), true);
  }

  /** Undoes {@link mute}. Emits each time it is called. */
  unMute(): void {
    setMuted(this.itself(), false);
  }

  /** Stops capturing. It stays published until it is unpublished. */
  stop(): void {
    this.track.stop();
  }

  /** @internal Takes the place of a published track: others see the same track with other media. */
  replace(old: LocalTrack): void {
    this.tid = old.tid;
    this.name = old.name;
    this.muted = old.muted;
    this.metadata = old.metadata;
    this.track.enabled = !this.muted;
    this.adoptElements(old);
    this.isPublished = old.isPublished;
    old.isPublished = false;
  }
}

function setMuted(track: LocalTrack, isMuted: boolean): void {
  track.muted = isMuted;
  track.track.enabled = !isMuted;
  emitSafely(track, isMuted ? TrackEvent.Muted : TrackEvent.Unmuted, [track]);
}
