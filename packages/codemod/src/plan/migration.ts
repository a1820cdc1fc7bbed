// What a migration is: where it goes, which files change, and what is said of each place.
import type { Place } from './place.js';

export type Destination = 'adapter' | 'livekit';

export interface FileChange {
  path: string;
  before: string;
  after: string;
  /** Whether there is no such file yet. */
  isNew?: boolean;
}

export interface PassedOver {
  path: string;
  reason: string;
  /** In another language, or prose: it cannot need the package of Spaces. */
  isBeside?: boolean;
}

/** A line that names Spaces still, or an import that cannot be followed, of which no rule has spoken. */
export interface LeftOver {
  path: string;
  /** From 1, in the file as it was. */
  line: number;
  text: string;
  why: string;
}

/** A package that files of the program import and that cannot be found. */
export interface MissingPackage {
  name: string;
  /** How many files import it. */
  files: number;
}

export interface ManifestChange {
  changes: FileChange[];
  places: Place[];
  /** Our packages that the changed lines install from tarballs. */
  packages: string[];
}

export interface Migration {
  to: Destination;
  root: string;
  changes: FileChange[];
  places: Place[];
  passedOver: PassedOver[];
  /** Files that do not parse, or in which two rewrites collided; they are left alone. */
  failed: { path: string; line: number; message: string }[];
  markers: { path: string; line: number; code: string; message: string }[];
  /** What the last look over the whole program found: to be done by hand. */
  leftOvers: LeftOver[];
  /** What is not installed: say so before anything is written. */
  missingPackages: MissingPackage[];
  manifest: ManifestChange;
  /** How often each row of the coverage table occurred. */
  uses: Map<string, number>;
  /** How many files were looked at. */
  files: number;
}
