// The events of a track and their arguments.

/** The events of a track. */
export enum TrackEvent {
  /** args: ({@link LocalTrack}) on local tracks, () on remote ones */
  Muted = 'Muted',
  /** args: ({@link LocalTrack}) on local tracks, () on remote ones */
  Unmuted = 'Unmuted',
}
