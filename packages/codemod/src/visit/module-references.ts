// Where the module is named outside an import: re-exports, require(), import(), declare module, mocks.
import ts from 'typescript';
import { LIVEKIT_NAMES } from '../sdk/livekit-names.js';
import type { Span } from '../edits/edit-list.js';
import { isValueEnum } from '../sdk/value-enums.js';
import { isTypeOnly } from '../imports/livekit-modules.js';
import type { Reach } from '../project/reach.js';
import type { ProgramFacts } from '../rules/program-facts.js';
import type { FileRewriter } from '../source/file-rewriter.js';

const MODULE = 'livekit-client';

export function rewriteModuleReference(
  literal: ts.StringLiteralLike,
  file: FileRewriter,
  { reach }: ProgramFacts,
): void {
  const { parent } = literal;
  if (ts.isExportDeclaration(parent)) return rewriteReExport(parent, literal, { file, reach });
  if (ts.isModuleDeclaration(parent)) {
    file.mark(parent, 'NAMESPACE_TYPE', 'declare module');
    return renameModule(literal, file);
  }
  if (ts.isExternalModuleReference(parent)) return renameModule(literal, file);
  if (ts.isJSDocImportTag(parent) || (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent)))
    return renameModule(literal, file);
  if (!ts.isCallExpression(parent))
    return file.untouched(literal, 'module-name', 'the name of the package as text');
  const isRequire = ts.isIdentifier(parent.expression) && parent.expression.text === 'require';
  const isImport = parent.expression.kind === ts.SyntaxKind.ImportKeyword;
  if (!isRequire && !isImport) return file.mark(parent, 'NAMESPACE_TYPE', 'a mock of the module');
  const isDestructured = file.imports.isLinked(literal);
  if (!isDestructured) renameModule(literal, file);
}

/** `@import { Space } from '…'` in a comment: the names that the file gives them stay. */
export function rewriteImportTag({ importClause }: ts.JSDocImportTag, file: FileRewriter): void {
  const bindings = importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return;
  for (const specifier of bindings.elements) {
    const { name, propertyName } = specifier;
    const exported = (propertyName ?? name).text;
    if (file.sdk.exportOf(name) !== exported) continue;
    const simple = LIVEKIT_NAMES[exported]?.simple;
    if (!simple) file.mark(specifier, 'NAMESPACE_TYPE', exported);
    else if (simple !== exported) file.replace(specifier, `${simple} as ${name.text}`);
  }
}

/** `({ Space } = require('…'))` and `({ Space } = spaces)`: the variables keep their names. */
export function rewriteModuleAssignment(
  { left, right, operatorToken }: ts.BinaryExpression,
  file: FileRewriter,
): void {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isObjectLiteralExpression(left)) return;
  if (!left.properties.some(({ name }) => name && ts.isIdentifier(name) && LIVEKIT_NAMES[name.text])) return;
  if (!file.sdk.isModule(right)) return;
  for (const property of left.properties) {
    const name = property.name && ts.isIdentifier(property.name) ? property.name : undefined;
    const target = ts.isPropertyAssignment(property) ? property.initializer : name;
    const text = name && target && moduleMember(name.text, file.text(target));
    if (text === undefined) file.mark(property, 'NAMESPACE_TYPE', file.text(property));
    else if (text !== file.text(property)) file.replace(property, text);
    if (target && ts.isIdentifier(target)) file.boundNames.add(target.text);
  }
}

/** `const { Space } = await loadSdk()`, where the module comes by way of a function or a variable. */
export function rewriteModuleBinding(node: ts.BindingElement, name: ts.Identifier, file: FileRewriter): void {
  if (file.imports.isNamedInLink(node)) return;
  if (!ts.isIdentifier(node.name)) {
    const simple = LIVEKIT_NAMES[name.text]!.simple;
    return simple ? file.replace(name, simple) : file.mark(node, 'NAMESPACE_TYPE', name.text);
  }
  file.boundNames.add(node.name.text);
  const text = moduleMember(name.text, node.name.text);
  if (text === undefined) return file.mark(node, 'NAMESPACE_TYPE', name.text);
  if (text === name.text) return;
  file.replace({ start: node.getStart(file.source), end: node.name.end }, text);
  file.rewrote(node, 'plain-names', `${name.text} is ${text.replace(/:? ?\b\w+ ?\}*$/, '')}`);
}

/** What takes an export of the SDK into `target`, in a pattern for livekit-client; undefined where nothing does. */
function moduleMember(exported: string, target: string): string | undefined {
  const { simple, value } = LIVEKIT_NAMES[exported] ?? {};
  const path = simple ?? value?.((name) => name);
  return path
    ?.split('.')
    .reduceRight(
      (inner, member) =>
        inner === member ? member : `${member}: ${inner.includes(':') ? `{ ${inner} }` : inner}`,
      target,
    );
}

interface ReExport {
  file: FileRewriter;
  reach: Reach;
}

function rewriteReExport(
  declaration: ts.ExportDeclaration,
  literal: ts.StringLiteralLike,
  { file, reach }: ReExport,
): void {
  const { exportClause } = declaration;
  if (!exportClause) return rewriteExportOfAll(declaration, { file, reach });
  renameModule(literal, file);
  if (!ts.isNamedExports(exportClause))
    return file.mark(declaration, 'NAMESPACE_TYPE', file.text(exportClause));
  const { elements } = exportClause;
  const removed = elements.filter((specifier) =>
    isElsewhere((specifier.propertyName ?? specifier.name).text, file),
  );
  for (const specifier of elements) {
    const exported = (specifier.propertyName ?? specifier.name).text;
    const simple = LIVEKIT_NAMES[exported]?.simple;
    const outside = specifier.name.text;
    if (removed.includes(specifier)) {
      const isType = declaration.isTypeOnly || specifier.isTypeOnly;
      exportEnum({ exported, outside, isType }, declaration, file);
    } else if (!simple) {
      file.mark(declaration, 'NAMESPACE_TYPE', exported);
    } else if (simple !== exported) {
      const prefix = specifier.isTypeOnly ? 'type ' : '';
      file.replace(specifier, prefix, simple === outside ? simple : `${simple} as ${outside}`);
    }
    file.claimed.add(specifier.name);
    if (specifier.propertyName) file.claimed.add(specifier.propertyName);
  }
  if (removed.length === elements.length) file.replace(declaration);
  else spansOf(removed, elements).forEach((span) => file.replace(span));
  file.rewrote(declaration, 're-exports', 'what is re-exported keeps the name that it has outside');
}

/** What LiveKit has as a member of another export. */
const ENUMS: ReadonlySet<string> = new Set(['TrackKind', 'TrackSource']);

function isElsewhere(exported: string, file: FileRewriter): boolean {
  return ENUMS.has(exported) || (isValueEnum(exported) && file.canUseSupport);
}

function exportEnum(
  { exported, outside, isType }: { exported: string; outside: string; isType: boolean },
  declaration: ts.ExportDeclaration,
  file: FileRewriter,
): void {
  if (isValueEnum(exported)) {
    const name = exported === outside ? exported : `${exported} as ${outside}`;
    const line = `export ${isType ? 'type ' : ''}{ ${name} } from '${file.supportModule(exported)}';`;
    return file.insertStatement('after', declaration, line);
  }
  const target = `${file.use('Track', isType ? 'type' : 'value')}.${exported.slice('Track'.length)}`;
  if (!isType) file.insertStatement('after', declaration, `export const ${outside} = ${target};`);
  if (file.isTypeScript) file.insertStatement('after', declaration, `export type ${outside} = ${target};`);
}

/** Each to the next of the list; those at its end from the last that stays. */
function spansOf(removed: readonly ts.ExportSpecifier[], elements: ts.NodeArray<ts.ExportSpecifier>): Span[] {
  const lastKept = elements.findLastIndex((each) => !removed.includes(each));
  const spans = removed
    .filter((each) => elements.indexOf(each) < lastKept)
    .map((each) => ({ start: each.getStart(), end: elements[elements.indexOf(each) + 1]!.getStart() }));
  if (lastKept < elements.length - 1)
    spans.push({ start: elements[lastKept]!.end, end: elements.at(-1)!.end });
  return spans;
}

/** `export *`: the names that the program mentions, as they are called there. */
function rewriteExportOfAll(declaration: ts.ExportDeclaration, { file, reach }: ReExport): void {
  const isMentioned = (name: string) =>
    reach.files.some(({ text }) => new RegExp(`\\b${name}\\b`).test(text));
  const own = new Set(namesExportedBy(declaration.getSourceFile()));
  const names = Object.keys(LIVEKIT_NAMES).filter((name) => isMentioned(name) && !own.has(name));
  const simple = names.flatMap((name) => {
    const target = LIVEKIT_NAMES[name]!.simple;
    return target ? [{ name, target }] : [];
  });
  const list = (areTypes: boolean) =>
    simple
      .filter(({ target }) => isTypeOnly(target) === areTypes)
      .map(({ name, target }) => (name === target ? name : `${target} as ${name}`))
      .join(', ');
  const lines = [list(false) && `export { ${list(false)} } from '${MODULE}';`];
  if (file.isTypeScript && list(true)) lines.push(`export type { ${list(true)} } from '${MODULE}';`);
  file.replace(declaration, lines.filter((line) => line !== '').join(file.lineEnd));
  for (const exported of names.filter((name) => isElsewhere(name, file)))
    exportEnum({ exported, outside: exported, isType: false }, declaration, file);
  const lost = names.filter((name) => !LIVEKIT_NAMES[name]!.simple && !isElsewhere(name, file));
  if (lost.length > 0) file.mark(declaration, 'NAMESPACE_TYPE', lost.join(', '));
  file.rewrote(declaration, 're-exports', 'each name that the program mentions, as it is called there');
}

/** By lists, whose names go before those of `export *`. */
function namesExportedBy({ statements }: ts.SourceFile): string[] {
  return statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map(({ name }) => name.text)
      : [],
  );
}

function renameModule(literal: ts.StringLiteralLike, file: FileRewriter): void {
  file.replace({ start: literal.getStart(file.source) + 1, end: literal.end - 1 }, MODULE);
}
