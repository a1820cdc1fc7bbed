// What a migration leaves to people: markers, lines that still name Spaces and files that were left alone, by file.
import path from 'node:path';
import { mayNotCompile } from '../markers/codes.js';
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
  /** Whether TypeScript may refuse the place until it is done. */
  mayNotCompile: boolean;
}

/** In the order of files and lines. */
export function leftToDo(migration: Migration): ToDo[] {
  const { root, changes, markers, leftOvers, failed } = migration;
  const maps = new Map(changes.map((change) => [change.path, lineMap(change.before, change.after)]));
  const file = (name: string) => path.relative(root, name) || '.';
  const toDo: ToDo[] = [
    ...markers.map((marker) => {
      const { path: name, line, code, message } = marker;
      const oldLine = markedLine(marker, migration) ?? maps.get(name)?.oldOf(line) ?? line;
      const isTyped = /\.(?:[cm]?tsx?|vue|svelte)$/.test(name);
      return {
        file: file(name),
        line,
        oldLine,
        code,
        message,
        mayNotCompile: isTyped && mayNotCompile(code),
      };
    }),
    ...leftOvers.map(({ path: name, line, text, why }) => ({
      ...{ file: file(name), line: maps.get(name)?.newOf(line) ?? line, oldLine: line },
      ...{ code: 'LEFT_OVER', message: `${why}: ${text}`, mayNotCompile: false },
    })),
    ...failed.map(({ path: name, line, message }) => ({
      ...{ file: file(name), line, oldLine: line, code: 'LEFT_ALONE', message, mayNotCompile: false },
    })),
  ];
  return toDo.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** The line that a marker is about, as the file was: markers of one code stand in the order of what they are about. */
function markedLine(
  { path: name, code, line }: Migration['markers'][number],
  { markers, places }: Migration,
): number | undefined {
  const alike = markers.filter((each) => each.path === name && each.code === code);
  const marked = places.filter((each) => each.file === name && each.rule === code);
  const lines = [...new Set(marked.map((each) => each.line))].sort((a, b) => a - b);
  const index = alike.findIndex((each) => each.line === line);
  return alike.length === lines.length ? lines[index] : undefined;
}
