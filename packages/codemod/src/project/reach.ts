// What of a program can see anything of Mux: the type checker is slow, and is asked about nothing else.
import path from 'node:path';
import ts from 'typescript';
import type { Project } from './program.js';
import { importsOf } from './imports-of.js';
import { standInFor } from './program.js';
import { RelevantStatements } from './relevant-statements.js';

/** Text that leads to the server rules, which need no import of Mux. */
const SERVER_TEXT = /\bvideo\/v1\b|api\.mux\.com|video\.space\.|['"`]rt['"`]/;

/** `import('…').Space`, and `@import { Space } from '…'`. */
const TYPES_IN_COMMENTS =
  /(?:\bimport\((?=\s*['"][^'"\n]+['"]\s*\)\.)|@import\b[^'"]*\bfrom)\s*['"]([^'"\n]+)['"]/g;

export interface Reach {
  /** Files that import Mux, and those that import such a file. */
  files: readonly ts.SourceFile[];
  /** The statements of such a file in which anything of Mux may stand. */
  statementsOf(file: ts.SourceFile): readonly ts.Statement[];
  /** Calls `visit` with each file; one that it throws for is told of by `broken`. */
  forEachFile(visit: (file: ts.SourceFile, statements: readonly ts.Statement[]) => void): void;
  readonly broken: ReadonlyMap<ts.SourceFile, Error>;
}

export function reachOf({ files, resolve, hinted }: Project): Reach {
  const byPath = new Map(files.map((file) => [file.fileName, file]));
  const importers = new Map<ts.SourceFile, ts.SourceFile[]>();
  const reached = new Set(hinted);
  const targetOf = (specifier: string, file: ts.SourceFile) =>
    byPath.get(path.normalize(resolve(specifier, file.fileName) ?? ''));
  for (const file of files) {
    if (SERVER_TEXT.test(file.text)) reached.add(file);
    for (const specifier of importedModules(file)) {
      if (standInFor(specifier) !== undefined) reached.add(file);
      const target = targetOf(specifier, file);
      if (target) importers.set(target, [...(importers.get(target) ?? []), file]);
    }
  }
  const queue = [...reached];
  for (let file = queue.pop(); file; file = queue.pop()) {
    for (const importer of importers.get(file) ?? []) {
      if (reached.has(importer)) continue;
      reached.add(importer);
      queue.push(importer);
    }
  }
  const leadsToMux = (specifier: string, file: ts.SourceFile) => {
    const target = targetOf(specifier, file);
    return standInFor(specifier) !== undefined || (target !== undefined && reached.has(target));
  };
  const inOrder = files.filter((file) => reached.has(file));
  const relevant = new RelevantStatements(inOrder, { leadsToMux, hinted, serverText: SERVER_TEXT });
  const broken = new Map<ts.SourceFile, Error>();
  return {
    ...{ files: inOrder, statementsOf: (file) => relevant.of(file), broken },
    forEachFile(visit) {
      for (const file of inOrder) {
        try {
          visit(file, relevant.of(file));
        } catch (error) {
          broken.set(file, error as Error);
        }
      }
    },
  };
}

function importedModules(file: ts.SourceFile): string[] {
  const found = importsOf(file).map(({ fileName }) => fileName);
  // Which does not see `export * as sdk from '…'` (typescript 6.0).
  const exported = file.statements.flatMap((each) =>
    ts.isExportDeclaration(each) && each.moduleSpecifier && ts.isStringLiteral(each.moduleSpecifier)
      ? [each.moduleSpecifier.text]
      : [],
  );
  // And no types in comments, which JavaScript has.
  const inComments = [...file.text.matchAll(TYPES_IN_COMMENTS)].map(([, name]) => name!);
  return [...new Set([...found, ...exported, ...inComments])];
}
