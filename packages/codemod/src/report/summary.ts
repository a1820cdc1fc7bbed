// The figures that every form of the report begins with.
import path from 'node:path';
import type { Migration } from '../plan/migration.js';
import type { Place } from '../plan/place.js';

export interface Summary {
  to: string;
  files: number;
  changed: number;
  rewritten: number;
  marked: number;
  untouched: number;
  passedOver: number;
  failed: number;
  leftOver: number;
}

export function summaryOf(migration: Migration): Summary {
  const count = (status: Place['status']) =>
    migration.places.filter((place) => place.status === status).length;
  return {
    to: migration.to,
    files: migration.files,
    changed: migration.changes.length,
    rewritten: count('rewritten'),
    marked: count('marked'),
    untouched: count('untouched'),
    passedOver: migration.passedOver.length,
    failed: migration.failed.length,
    leftOver: migration.leftOvers.length,
  };
}

/** Paths in a report are from the root: a report is passed on, and where it was made is nobody's business. */
export function relativePaths<T extends object>(root: string, entries: readonly T[], key: keyof T): T[] {
  return entries.map((entry) => ({ ...entry, [key]: path.relative(root, String(entry[key])) || '.' }));
}

/** Without those that only say that a name is what it was: `source is source`. */
export function worthReading(places: readonly Place[]): Place[] {
  return places.filter(
    ({ before, why }) => !/^(\w+)(?:\(\))? is \1(?:\(\))?$/.test(why) && !isSameName(before, why),
  );
}

function isSameName(before: string, why: string): boolean {
  return why !== '' && (before === why || before.endsWith(`.${why}`));
}
