// A track that somebody else publishes.
import { Track } from './track.js';

/** Its `track` is set between `TrackSubscribed` and `TrackUnsubscribed`. */
export class RemoteTrack extends Track {}
