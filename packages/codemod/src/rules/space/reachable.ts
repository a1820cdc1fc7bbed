// Whether an expression means the same at another place of the program.
import ts from 'typescript';

/** True for literals, names and fields that are visible at `place`, stand for the same there, and never change. */
export function isReachable(expression: ts.Expression, place: ts.Node, checker: ts.TypeChecker): boolean {
  if (expression.getSourceFile() !== place.getSourceFile()) return false;
  if (ts.isStringLiteralLike(expression)) return true;
  if (ts.isPropertyAccessExpression(expression)) return isReachable(expression.expression, place, checker);
  if (ts.isNonNullExpression(expression) || ts.isAsExpression(expression)) {
    return isReachable(expression.expression, place, checker);
  }
  if (expression.kind === ts.SyntaxKind.ThisKeyword)
    return classOf(expression) !== undefined && classOf(expression) === classOf(place);
  return ts.isIdentifier(expression) && isSameVariable(expression, place, checker);
}

function isSameVariable(name: ts.Identifier, place: ts.Node, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  const [visible] = checker
    .getSymbolsInScope(place, ts.SymbolFlags.Value | ts.SymbolFlags.Alias)
    .filter((candidate) => candidate.name === name.text);
  return symbol !== undefined && visible === symbol && !isReassigned(symbol, name.getSourceFile());
}

function isReassigned(symbol: ts.Symbol, source: ts.SourceFile): boolean {
  const declaration = symbol.valueDeclaration;
  if (declaration && ts.isVariableDeclaration(declaration) && declaration.parent.flags & ts.NodeFlags.Const)
    return false;
  const assignment = new RegExp(
    `\\b${symbol.name}\\s*(?:[-+*/%&|^?]|\\*\\*|<<|>>|&&|\\|\\||\\?\\?)?=(?![=>])`,
    'g',
  );
  const assignments = source.text.match(assignment)?.length ?? 0;
  return (
    assignments > (declaration && ts.isVariableDeclaration(declaration) && declaration.initializer ? 1 : 0)
  );
}

function classOf(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  return ts.findAncestor(node, ts.isClassLike);
}
