// A track that somebody else publishes.
import { Track } from './track.js';

/** Its `track` is set between `TrackSubscribed` and `TrackUnsubscribed`. */
export class RemoteTrack extends Track {
  /** @internal Called when it is attached to an element, or detached. */
  onElements?: () => void;

  /** @internal */
  protected override elementsChanged(): void {
    this.onElements?.();
  }
}
