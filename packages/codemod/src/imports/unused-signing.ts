// Takes out what only served to sign tokens of Mux: imports of jose and jsonwebtoken, and keys read for them.
import ts from 'typescript';
import { dropUnused, joinsNeighbours, without, type IsUnused } from './drop-unused.js';

/** In npm, and as addresses of Deno. */
const SIGNING = /(?:^|[:/])(?:jose|jsonwebtoken)(?:$|[@/])/;
const READS_KEY = /(?:^|\.)(?:importPKCS8|importJWK|createPrivateKey)$/;

/** `after`, without names of `before` for signing that nothing uses any more. */
export function dropUnusedSigning(before: string, after: string, fileName: string): string {
  if (before === after || !/jose|jsonwebtoken/.test(after)) return after;
  return dropUnused(before, after, fileName, withoutOne);
}

/** The text without the first name that is unused; undefined when none is. */
function withoutOne(file: ts.SourceFile, isUnused: IsUnused): string | undefined {
  const visit = (node: ts.Node): string | undefined =>
    (ts.isStatement(node) ? shortened(node, file, isUnused) : undefined) ?? ts.forEachChild(node, visit);
  return ts.forEachChild(file, visit);
}

function shortened(statement: ts.Statement, file: ts.SourceFile, isUnused: IsUnused): string | undefined {
  const names = namesGiven(statement);
  const unused = names.filter(({ name }) => isUnused(name.getText()));
  if (unused.length === 0) return undefined;
  if (unused.length === names.length)
    return joinsNeighbours(statement, file) ? undefined : without(statement, file);
  const [entry] = unused.filter((each) => ts.isImportSpecifier(each) || ts.isBindingElement(each));
  if (!entry) return undefined;
  const list = entry.parent.elements as ts.NodeArray<ts.NamedDeclaration>;
  const index = list.indexOf(entry);
  const next = list[index + 1];
  const [start, end] = next
    ? [entry.getStart(), next.getStart()]
    : [list[index - 1]?.end ?? entry.getStart(), entry.end];
  return file.text.slice(0, start) + file.text.slice(end);
}

type Given = ts.NamedDeclaration & { name: ts.Node };

/** What an import of a signing library, or a variable for a key, declares. */
function namesGiven(statement: ts.Statement): Given[] {
  if (ts.isImportDeclaration(statement)) {
    const { importClause, moduleSpecifier } = statement;
    if (!importClause || !isSigning(moduleSpecifier)) return [];
    const { name, namedBindings } = importClause;
    const named = !namedBindings
      ? []
      : ts.isNamedImports(namedBindings)
        ? [...namedBindings.elements]
        : [namedBindings];
    return [...(name ? [importClause as Given] : []), ...named];
  }
  if (!ts.isVariableStatement(statement) || statement.modifiers?.length) return [];
  const [declaration, ...others] = statement.declarationList.declarations;
  if (!declaration?.initializer || others.length > 0 || !isForSigning(declaration.initializer)) return [];
  const { name } = declaration;
  return ts.isIdentifier(name) ? [declaration] : ts.isObjectBindingPattern(name) ? [...name.elements] : [];
}

function isForSigning(initializer: ts.Expression): boolean {
  const call = ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
  if (!ts.isCallExpression(call)) return false;
  const callee = call.expression.getText();
  return callee === 'require' ? isSigning(call.arguments[0]) : READS_KEY.test(callee);
}

function isSigning(specifier: ts.Node | undefined): boolean {
  return specifier !== undefined && ts.isStringLiteralLike(specifier) && SIGNING.test(specifier.text);
}
