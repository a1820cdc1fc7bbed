// What a layout needs to know of each participant: the input of `layout`.

/** A published camera. Its size, in pixels, need not be known yet. */
export interface PersonCamera {
  readonly isMuted: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** One participant, in LiveKit's words. Give people in the order in which they joined, without recorders and agents. */
export interface LayoutPerson {
  /** Unique among the people, and the same from call to call: the identity. */
  readonly id: string;
  /** Display name; its first line becomes the label. */
  readonly name?: string;
  /** False for a subscriber, who is never shown. */
  readonly canPublish: boolean;
  readonly camera?: PersonCamera;
  readonly hasMicrophone: boolean;
  /** It is there and mute. */
  readonly isMicrophoneMuted?: boolean;
  readonly isSharingScreen: boolean;
  readonly isSpeaking: boolean;
  /** Loudness from 0 to 1; the loudest of those who speak is the active speaker. */
  readonly audioLevel?: number;
}
