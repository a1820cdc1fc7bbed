// The last check of a rewritten file: a name of the SDK that is still used keeps its import, with a marker.
import ts from 'typescript';
import { SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import { indentationAt, markerText } from '../markers/marker-comment.js';
import { enumObject, isValueEnum } from '../sdk/value-enums.js';
import { declaredNames } from './declared-names.js';
import type { ImportedName } from './module-links.js';

/** `text`, with an import of those of `names` that it uses and that nothing in it declares any more. */
export function keepOrphans(text: string, fileName: string, names: readonly ImportedName[]): string {
  if (names.every((name) => !mayBeOrphan(name, text))) return text;
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const declared = declaredNames(file);
  const used = usedNames(file);
  const orphans = new Map(
    names
      .filter(({ local }) => used.has(local) && !declared.has(local))
      .map((name) => [name.local, name] as const),
  );
  if (orphans.size === 0) return text;
  const isModule = ts.isExternalModule(file);
  const enums = [...orphans.values()].flatMap((name) => (isModule ? [] : declaredEnum(name)));
  for (const { local } of enums) orphans.delete(local);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const isDirective = (statement: ts.Statement) =>
    ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
  const first = file.statements.find((statement) => !isDirective(statement))!;
  const start = first.getStart(file);
  const indentation = indentationAt(text, start);
  const marker = `// ${markerText('NAMESPACE_TYPE', [...orphans.keys()].join(', '))}`;
  const lines = enums.map(({ declaration }) => declaration);
  if (orphans.size > 0) lines.unshift(marker, importLine([...orphans.values()], isModule));
  return (
    text.slice(0, start) + lines.map((line) => line + lineEnd + indentation).join('') + text.slice(start)
  );
}

/** By the text alone, since parsing every rewritten file again takes a seventh of a migration. */
function mayBeOrphan({ local }: ImportedName, text: string): boolean {
  const name = local.replaceAll('$', '\\$');
  return (
    new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text) &&
    !new RegExp(`^import\\b[^{};'"]*\\{[^{}/]*(?<![\\w$])${name}\\s*[,}]`, 'm').test(text)
  );
}

/** A script, which cannot import from the support file, gets the enum itself. */
function declaredEnum({ exported, local }: ImportedName): { local: string; declaration: string }[] {
  return isValueEnum(exported) ? [{ local, declaration: enumObject(exported, local) }] : [];
}

function importLine(names: readonly ImportedName[], isModule: boolean): string {
  const between = isModule ? ' as ' : ': ';
  const list = names
    .map(({ exported, local, isTypeOnly }) => {
      const name = exported === local ? local : exported + between + local;
      return isModule && isTypeOnly ? `type ${name}` : name;
    })
    .join(', ');
  return isModule
    ? `import { ${list} } from '${SPACES_PACKAGE_NAME}';`
    : `const { ${list} } = require('${SPACES_PACKAGE_NAME}');`;
}

/** Names that stand for something declared elsewhere: no members, keys or labels. */
export function usedNames(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isOwnWord(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isOwnWord(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node || parent.name === node;
  if (ts.isExportSpecifier(parent))
    return (
      parent.parent.parent.moduleSpecifier !== undefined || (parent.propertyName ?? parent.name) !== node
    );
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  if (ts.isImportTypeNode(parent) || ts.isJsxAttribute(parent) || ts.isLabeledStatement(parent)) return true;
  if (ts.isImportSpecifier(parent) || ts.isMetaProperty(parent) || ts.isJsxNamespacedName(parent))
    return true;
  return (parent as Partial<ts.NamedDeclaration>).name === node;
}
