// Packages that the files of a program import and that are not installed: what passes through their types is not seen.
import { isBuiltin } from 'node:module';
import type ts from 'typescript';
import type { MissingPackage } from '../plan/migration.js';
import { importsOf } from '../project/imports-of.js';
import { standInFor, type Project } from '../project/program.js';

/** In the order of their names. */
export function missingPackages(
  { resolve }: Pick<Project, 'resolve'>,
  files: readonly ts.SourceFile[],
): MissingPackage[] {
  const found = new Map<string, Set<string>>();
  for (const file of files) {
    for (const { fileName: specifier } of importsOf(file)) {
      const name = packageNameOf(specifier);
      if (name === undefined || standInFor(specifier) !== undefined) continue;
      if (resolve(specifier, file.fileName) !== undefined) continue;
      found.set(name, (found.get(name) ?? new Set()).add(file.fileName));
    }
  }
  return [...found]
    .map(([name, importers]) => ({ name, files: importers.size }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** None for a path, an alias in the usual forms, what comes with Node or a bundler, and what is no code. */
function packageNameOf(specifier: string): string | undefined {
  if (isBuiltin(specifier) || /^[.~#$/]|^@\/|[:?!]|\.(?:css|s[ac]ss|less|json|svg|png|wasm)$/.test(specifier))
    return undefined;
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
}
