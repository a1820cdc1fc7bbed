// Which files can see anything of Mux: those that import it, and those that import such a file.
import path from 'node:path';
import ts from 'typescript';
import type { Project } from '../project/program.js';
import { STAND_INS } from '../project/program.js';

/** Text that leads to the server rules, which need no import of Mux. */
const SERVER_TEXT = /\/video\/v1\/spaces|video\.space\.|['"]rt['"]/;

export function filesThatReach({ program, files }: Project): ts.SourceFile[] {
  const byPath = new Map(files.map((file) => [file.fileName, file]));
  const importers = new Map<ts.SourceFile, ts.SourceFile[]>();
  const reached = new Set<ts.SourceFile>();
  for (const file of files) {
    if (SERVER_TEXT.test(file.text)) reached.add(file);
    for (const specifier of importedModules(file)) {
      if (specifier in STAND_INS) reached.add(file);
      const target = byPath.get(resolved(specifier, file, program) ?? '');
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
  return files.filter((file) => reached.has(file));
}

function importedModules(file: ts.SourceFile): string[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.map(({ fileName }) => fileName);
}

function resolved(specifier: string, file: ts.SourceFile, program: ts.Program): string | undefined {
  const { resolvedModule } = ts.resolveModuleName(
    specifier,
    file.fileName,
    program.getCompilerOptions(),
    ts.sys,
  );
  return resolvedModule && path.normalize(resolvedModule.resolvedFileName);
}
