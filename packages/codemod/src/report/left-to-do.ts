// What a migration leaves to people: markers, lines that still name Spaces and files that were left alone, by file.
import path from 'node:path';
import type { Migration } from '../plan/migration.js';
import { lineMap } from './line-map.js';

export interface ToDo {
  /** From the root. */
  file: string;
  /** Now, as `--check` gives it, and before the migration. */
  line: number;
  oldLine: number;
  code: string;
  message: string;
}

/** In the order of files and lines. */
export function leftToDo({ root, changes, markers, leftOvers, failed }: Migration): ToDo[] {
  const maps = new Map(changes.map((change) => [change.path, lineMap(change.before, change.after)]));
  const file = (name: string) => path.relative(root, name) || '.';
  const toDo: ToDo[] = [
    ...markers.map(({ path: name, line, code, message }) => ({
      ...{ file: file(name), line, oldLine: maps.get(name)?.oldOf(line) ?? line, code, message },
    })),
    ...leftOvers.map(({ path: name, line, text, why }) => ({
      ...{ file: file(name), line: maps.get(name)?.newOf(line) ?? line, oldLine: line },
      ...{ code: 'LEFT_OVER', message: `${why}: ${text}` },
    })),
    ...failed.map(({ path: name, line, message }) => ({
      ...{ file: file(name), line, oldLine: line, code: 'LEFT_ALONE', message },
    })),
  ];
  return toDo.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
