// How many tracks of each source one participant may publish.
import { TrackSource } from './track-enums.js';

/** Mux's server sent these numbers and never published them; one camera and one microphone is what its apps had. */
const limits: Record<TrackSource, number> = {
  [TrackSource.Camera]: 1,
  [TrackSource.Microphone]: 1,
  [TrackSource.Screenshare]: 1,
  [TrackSource.ScreenshareAudio]: 1,
  [TrackSource.Other]: 8,
  [TrackSource.Unknown]: 8,
};

/** The first source that has more tracks than it may. */
export function sourceOverLimit(
  tracks: readonly { source: TrackSource }[],
): { source: TrackSource; limit: number } | undefined {
  for (const { source } of tracks) {
    const limit = limits[source];
    if (tracks.filter((track) => track.source === source).length > limit) return { source, limit };
  }
  return undefined;
}
