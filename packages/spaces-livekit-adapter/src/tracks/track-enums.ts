// What a track carries and where it comes from: the enums of spaces-web 1.2.0.

/** What a track carries. */
export enum TrackKind {
  /** @internal Undeclared in spaces-web 1.2.0 too. */
  Unknown = 0,
  /** Sound. */
  Audio = 1,
  /** Pictures. */
  Video = 2,
}

/** Given when a track is made; it is not read from the MediaStreamTrack. */
export enum TrackSource {
  /** @internal Undeclared in spaces-web 1.2.0 too. */
  Unknown = 'unknown',
  /** From `getUserMedia`. */
  Camera = 'camera',
  /** From `getUserMedia`. */
  Microphone = 'microphone',
  /** From `getDisplayMedia`. */
  Screenshare = 'screenshare',
  /** The audio of a screen, from `getDisplayMedia`. */
  ScreenshareAudio = 'screenshareaudio',
  /** Anything else. */
  Other = 'other',
}
