// Takes out mux-node's import and clients where everything that was asked of them has been rewritten.
import ts from 'typescript';
import { dropUnused, joinsNeighbours, without } from './drop-unused.js';

/** In npm, and as Deno names it. */
const MUX_NODE = /(?:^|[:/])@mux\/mux-node(?:$|[@/])/;

/** `after`, without what makes or imports a client of Mux that `before` used and that nothing uses any more. */
export function dropUnusedMux(before: string, after: string, fileName: string): string {
  if (before === after || !after.includes('@mux/mux-node')) return after;
  return dropUnused(before, after, fileName, (file, isUnused) => {
    const unused = linksOfMux(file).find(
      ({ names, statement }) =>
        names.length > 0 && names.every(isUnused) && !joinsNeighbours(statement, file),
    );
    return unused && without(unused.statement, file);
  });
}

interface MuxLink {
  statement: ts.Statement;
  names: string[];
}

/** Statements that do nothing but give names to the package, to a client of it or to a part of one. */
function linksOfMux(file: ts.SourceFile): MuxLink[] {
  const links: MuxLink[] = [];
  const known = new Set<string>();
  for (const statement of file.statements) {
    const names = namesOfImport(statement) ?? namesOfVariable(statement, known);
    names?.forEach((name) => known.add(name));
    if (names) links.push({ statement, names });
  }
  return links;
}

function namesOfImport(statement: ts.Statement): string[] | undefined {
  if (ts.isImportEqualsDeclaration(statement)) {
    const { moduleReference: reference, name } = statement;
    return ts.isExternalModuleReference(reference) && isMuxNode(reference.expression)
      ? [name.text]
      : undefined;
  }
  if (!ts.isImportDeclaration(statement) || !isMuxNode(statement.moduleSpecifier)) return undefined;
  const { name, namedBindings } = statement.importClause ?? {};
  const list = !namedBindings
    ? []
    : ts.isNamedImports(namedBindings)
      ? namedBindings.elements.map((each) => each.name.text)
      : [namedBindings.name.text];
  return name ? [name.text, ...list] : list;
}

function namesOfVariable(statement: ts.Statement, known: ReadonlySet<string>): string[] | undefined {
  if (!ts.isVariableStatement(statement) || statement.modifiers?.length) return undefined;
  const [declaration, ...others] = statement.declarationList.declarations;
  const initializer = declaration?.initializer;
  if (!declaration || others.length > 0 || !initializer || !leadsToMux(initializer, known)) return undefined;
  if (ts.isIdentifier(declaration.name)) return [declaration.name.text];
  if (!ts.isObjectBindingPattern(declaration.name)) return undefined;
  const names = declaration.name.elements.flatMap(({ name, initializer: fallback }) =>
    ts.isIdentifier(name) && !fallback ? [name.text] : [],
  );
  return names.length === declaration.name.elements.length ? names : undefined;
}

/** `require('…')`, `new Mux(…)`, `mux.Video`; a constructor only when its arguments do nothing besides. */
function leadsToMux(node: ts.Expression, known: ReadonlySet<string>): boolean {
  if (ts.isIdentifier(node)) return known.has(node.text);
  if (ts.isPropertyAccessExpression(node) || ts.isAsExpression(node) || ts.isParenthesizedExpression(node))
    return leadsToMux(node.expression, known);
  if (ts.isNewExpression(node))
    return leadsToMux(node.expression, known) && (node.arguments ?? []).every((each) => isPlain(each));
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'require' &&
    isMuxNode(node.arguments[0])
  );
}

function isMuxNode(specifier: ts.Node | undefined): boolean {
  return specifier !== undefined && ts.isStringLiteralLike(specifier) && MUX_NODE.test(specifier.text);
}

/** Whether reading it does nothing: no call but that for a variable of Deno's environment. */
function isPlain(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return /^Deno\s*\.\s*env\s*\.\s*get$/.test(node.expression.getText());
  const acts =
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)) ||
    (ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment);
  return !acts && !ts.forEachChild(node, (child) => !isPlain(child));
}
