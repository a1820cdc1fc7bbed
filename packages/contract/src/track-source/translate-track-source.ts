// The crossing between Mux's words for a track's source and LiveKit's.

/** Mux source (the values of `TrackSource` in spaces-web 1.2.0) -> LiveKit source (`Track.Source` in livekit-client 2.23). */
export const LIVEKIT_TRACK_SOURCES = {
  camera: 'camera',
  microphone: 'microphone',
  screenshare: 'screen_share',
  screenshareaudio: 'screen_share_audio',
  other: 'unknown',
} as const;

export type MuxTrackSource = keyof typeof LIVEKIT_TRACK_SOURCES;
export type LiveKitTrackSource = (typeof LIVEKIT_TRACK_SOURCES)[MuxTrackSource];

export function toLiveKitTrackSource(source: MuxTrackSource): LiveKitTrackSource {
  return LIVEKIT_TRACK_SOURCES[source];
}

/** A source that Mux did not have becomes `other`. */
export function toMuxTrackSource(source: string): MuxTrackSource {
  const found = Object.entries(LIVEKIT_TRACK_SOURCES).find(([, livekit]) => livekit === source);
  return (found?.[0] as MuxTrackSource | undefined) ?? 'other';
}
