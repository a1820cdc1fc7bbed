// The ratings of https://en.wikipedia.org/wiki/Absolute_Category_Rating.

/** How good a session was. */
export enum AcrScore {
  /** The worst. */
  Bad = 1,
  /** Worse than fair. */
  Poor = 2,
  /** In the middle. */
  Fair = 3,
  /** Better than fair. */
  Good = 4,
  /** The best. */
  Excellent = 5,
}
