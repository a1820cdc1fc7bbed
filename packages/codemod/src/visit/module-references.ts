// Where the module is named outside an import: re-exports, require(), import(), declare module, mocks.
import ts from 'typescript';
import { LIVEKIT_NAMES } from '../sdk/livekit-names.js';
import type { FileRewriter } from '../source/file-rewriter.js';

const MODULE = 'livekit-client';

export function rewriteModuleReference(literal: ts.StringLiteralLike, file: FileRewriter): void {
  const { parent } = literal;
  if (ts.isExportDeclaration(parent)) return rewriteReExport(parent, literal, file);
  if (ts.isModuleDeclaration(parent)) {
    file.mark(parent, 'NAMESPACE_TYPE', 'declare module');
    return renameModule(literal, file);
  }
  if (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent)) return renameModule(literal, file);
  if (!ts.isCallExpression(parent))
    return file.untouched(literal, 'module-name', 'the name of the package as text');
  const isRequire = ts.isIdentifier(parent.expression) && parent.expression.text === 'require';
  const isImport = parent.expression.kind === ts.SyntaxKind.ImportKeyword;
  if (!isRequire && !isImport) return file.mark(parent, 'NAMESPACE_TYPE', 'a mock of the module');
  if (isAssigned(parent)) return rewriteAssigned(parent, literal, file);
  const isDestructured = file.imports.isLinked(literal);
  if (!isDestructured) renameModule(literal, file);
}

/** `({ Space } = require('…'))`: the variables keep their names. */
function isAssigned({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && ts.isObjectLiteralExpression(parent.left);
}

function rewriteAssigned(call: ts.CallExpression, literal: ts.StringLiteralLike, file: FileRewriter): void {
  renameModule(literal, file);
  const { properties } = (call.parent as ts.BinaryExpression).left as ts.ObjectLiteralExpression;
  for (const property of properties) {
    const name = property.name && ts.isIdentifier(property.name) ? property.name : undefined;
    const simple = name && LIVEKIT_NAMES[name.text]?.simple;
    if (!name || !simple) file.mark(property, 'NAMESPACE_TYPE', file.text(property));
    else if (ts.isShorthandPropertyAssignment(property)) {
      if (simple !== name.text) file.replace(name, `${simple}: ${name.text}`);
      file.claimed.add(name);
    } else file.replace(name, simple);
  }
}

function rewriteReExport(
  declaration: ts.ExportDeclaration,
  literal: ts.StringLiteralLike,
  file: FileRewriter,
): void {
  renameModule(literal, file);
  if (!declaration.exportClause) return file.mark(declaration, 'NAMESPACE_TYPE', 'export *');
  if (!ts.isNamedExports(declaration.exportClause)) return;
  for (const specifier of declaration.exportClause.elements) {
    const exported = (specifier.propertyName ?? specifier.name).text;
    const simple = LIVEKIT_NAMES[exported]?.simple;
    if (!simple) {
      file.mark(declaration, 'NAMESPACE_TYPE', exported);
    } else if (simple !== exported) {
      const outside = specifier.name.text;
      file.replace(
        specifier,
        specifier.isTypeOnly ? 'type ' : '',
        simple === outside ? simple : `${simple} as ${outside}`,
      );
    }
    file.claimed.add(specifier.name);
    if (specifier.propertyName) file.claimed.add(specifier.propertyName);
  }
  file.rewrote(declaration, 're-exports', 'what is re-exported keeps the name that it has outside');
}

function renameModule(literal: ts.StringLiteralLike, file: FileRewriter): void {
  file.replace({ start: literal.getStart(file.source) + 1, end: literal.end - 1 }, MODULE);
}
