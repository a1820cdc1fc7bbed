// Migrates a copy of each application of the corpus and counts what became of the lines that use Mux Spaces.
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { diffLines } from 'diff';
import { applyMigration } from '../../src/migration/apply-migration.js';
import { planMigration } from '../../src/migration/plan-migration.js';
import type { Migration } from '../../src/plan/migration.js';
import { typeErrorsIn, type TypeError } from './type-errors.js';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

export const APPS = (await readdir(FIXTURES)).sort();

/** By application and file the lines that use Mux Spaces or Mux's REST API, found by reading. */
const USES = JSON.parse(await readFile(path.join(import.meta.dirname, 'uses.json'), 'utf8')) as Record<
  string,
  Record<string, number[]>
>;

export interface Measured {
  app: string;
  uses: number;
  rewritten: number;
  marked: number;
  /** Lines that still use Mux, of which the report says nothing. */
  missed: string[];
  errorsBefore: number;
  /** Without those on lines below a marker. */
  errorsAfter: TypeError[];
  migration: Migration;
}

export async function measure(app: string): Promise<Measured> {
  await using copy = await copyOf(app);
  const errorsBefore = typeErrorsIn(copy.folder).length;
  const migration = await planMigration(copy.folder, { to: 'livekit', url: `'wss://live.example.com'` });
  await applyMigration(migration);
  const errors = typeErrorsIn(copy.folder);
  const counted = { uses: 0, rewritten: 0, marked: 0, missed: [] as string[] };
  for (const [file, lines] of Object.entries(USES[app] ?? {})) {
    const fate = fatesIn(path.join(copy.folder, file), migration);
    for (const line of lines) {
      counted.uses += 1;
      const became = fate(line);
      if (became === 'missed') counted.missed.push(`${file}:${line}`);
      else counted[became] += 1;
    }
  }
  return {
    app,
    ...counted,
    errorsBefore,
    errorsAfter: errors.filter((error) => !isBelowMarker(error, copy.folder, migration)),
    migration,
  };
}

type Fate = 'rewritten' | 'marked' | 'missed';

/** A line is rewritten if its text changed, or the report says why it may stay. */
function fatesIn(file: string, { changes, places, leftOvers }: Migration): (line: number) => Fate {
  const change = changes.find((each) => each.path === file);
  const changed = new Set(change ? changedLines(change.before, change.after) : []);
  const said = places.filter((place) => place.file === file);
  const listed = leftOvers.filter((each) => each.path === file);
  return (line) => {
    if (said.some((place) => place.line === line && place.status === 'marked')) return 'marked';
    if (changed.has(line) || said.some((place) => place.line === line)) return 'rewritten';
    return listed.some((each) => each.line === line) ? 'marked' : 'missed';
  };
}

function changedLines(before: string, after: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (const { added, removed, count } of diffLines(before, after)) {
    if (added) continue;
    if (removed) lines.push(...Array.from({ length: count }, (_, index) => line + index));
    line += count;
  }
  return lines;
}

/** What is marked may stop compiling; a marker stands up to three lines above what it is about. */
function isBelowMarker({ file, line }: TypeError, folder: string, { markers }: Migration): boolean {
  return markers.some(
    (marker) => path.relative(folder, marker.path) === file && line >= marker.line && line <= marker.line + 3,
  );
}

/** Within reach of the installed packages: an application of the corpus is never written to. */
export async function copyOf(app: string): Promise<{ folder: string } & AsyncDisposable> {
  const copy = await mkdtemp(path.join(import.meta.dirname, '..', '..', '.corpus-'));
  await cp(path.join(FIXTURES, app), copy, { recursive: true });
  return { folder: copy, [Symbol.asyncDispose]: () => rm(copy, { recursive: true, force: true }) };
}
