// The modules that a file imports, scanned for once: three steps of a migration ask.
import ts from 'typescript';

const scanned = new WeakMap<ts.SourceFile, readonly ts.FileReference[]>();

export function importsOf(file: ts.SourceFile): readonly ts.FileReference[] {
  let imports = scanned.get(file);
  if (!imports) scanned.set(file, (imports = ts.preProcessFile(file.text, true, true).importedFiles));
  return imports;
}
