// What a migration says of each place that it looked at.

export type PlaceStatus = 'rewritten' | 'marked' | 'untouched';

/** One place in one file. Lines are from 1 and of the file as it was. */
export interface Place {
  file: string;
  line: number;
  status: PlaceStatus;
  /** The rule that decided, or the marker's code. */
  rule: string;
  before: string;
  why: string;
}
