// The ratings of https://en.wikipedia.org/wiki/Absolute_Category_Rating.

export enum AcrScore {
  Bad = 1,
  Poor = 2,
  Fair = 3,
  Good = 4,
  Excellent = 5,
}
