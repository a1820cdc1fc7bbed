// What an application may ask of a captured track.

/** Constraints of a captured track. */
export interface LocalTrackOptions extends MediaTrackConstraints {
  /** Becomes {@link LocalTrack.name}; the device's label otherwise. */
  name?: string;
  /** Constraints that win over those beside it. */
  constraints?: MediaTrackConstraints;
}

/**
 * What to capture. A kind that is left out is captured with the defaults, as in spaces-web 1.2.0: only `false`
 * switches it off.
 */
export interface CreateLocalMediaOptions {
  /** The microphone, or the audio of a screen. */
  audio?: LocalTrackOptions | boolean;
  /** The camera, or a screen. */
  video?: LocalTrackOptions | boolean;
}
