// What an effect makes of a track, and the backgrounds that there are.

export const BACKGROUNDS = ['none', 'blur', 'dawn', 'night'] as const;
export type Background = (typeof BACKGROUNDS)[number];

/** Media made of other media, and how to stop making it. */
export interface Processed {
  readonly track: MediaStreamTrack;
  readonly end: () => void;
}
