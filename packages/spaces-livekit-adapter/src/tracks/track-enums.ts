// What a track carries and where it comes from: the enums of spaces-web 1.2.0.

export enum TrackKind {
  Audio = 1,
  Video = 2,
}

/** Given when a track is made; it is not read from the MediaStreamTrack. */
export enum TrackSource {
  Camera = 'camera',
  Microphone = 'microphone',
  Screenshare = 'screenshare',
  ScreenshareAudio = 'screenshareaudio',
  /** Anything else. */
  Other = 'other',
}
