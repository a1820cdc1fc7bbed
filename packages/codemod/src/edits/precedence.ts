// How tightly expressions bind, and how tightly the place where one stands wants it: what is looser gets parentheses.
import ts from 'typescript';

/** From loose to tight; binary operators lie between `conditional` and `unary`, by ECMA-262's grammar. */
export const LEVEL = {
  comma: 0,
  assignment: 1,
  conditional: 2,
  unary: 20,
  update: 21,
  member: 22,
  callee: 23,
  primary: 24,
};

const BINARY: readonly (readonly string[])[] = [
  ['??'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['<', '>', '<=', '>=', 'instanceof', 'in'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];
const RELATIONAL = levelOfOperator('<');

export function levelOfOperator(operator: string): number {
  const index = BINARY.findIndex((operators) => operators.includes(operator));
  return index < 0 ? LEVEL.assignment : LEVEL.conditional + 1 + index;
}

/** Of an expression, without regard for what it is part of. */
function levelOf(node: ts.Expression): number {
  if (ts.isBinaryExpression(node)) {
    const operator = ts.tokenToString(node.operatorToken.kind)!;
    return operator === ',' ? LEVEL.comma : levelOfOperator(operator);
  }
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return RELATIONAL;
  if (ts.isConditionalExpression(node)) return LEVEL.conditional;
  if (ts.isArrowFunction(node) || ts.isYieldExpression(node) || ts.isSpreadElement(node))
    return LEVEL.assignment;
  if (ts.isPostfixUnaryExpression(node)) return LEVEL.update;
  if (
    ts.isPrefixUnaryExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isVoidExpression(node) ||
    ts.isTypeOfExpression(node) ||
    ts.isDeleteExpression(node) ||
    ts.isTypeAssertionExpression(node)
  )
    return LEVEL.unary;
  if (ts.isNewExpression(node)) return node.arguments ? LEVEL.member : LEVEL.update;
  if (ts.isCallExpression(node)) return LEVEL.member;
  if (ts.isNonNullExpression(node)) return levelOf(node.expression);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return hasCall(node) ? LEVEL.member : LEVEL.callee;
  // `1.toFixed()` is no member access.
  if (ts.isNumericLiteral(node)) return LEVEL.update;
  return LEVEL.primary;
}

/** `new a().b()` is not what `new (a().b)()` was. */
function hasCall(node: ts.Expression): boolean {
  if (ts.isCallExpression(node)) return true;
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  return (isAccess || ts.isNonNullExpression(node)) && hasCall(node.expression);
}

/** The least level that may stand in the place of `node` as it is. */
export function levelWantedAt(node: ts.Node): number {
  const { parent } = node;
  const isHead = (parent as Partial<ts.PropertyAccessExpression>).expression === node;
  switch (parent.kind) {
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.NonNullExpression:
    case ts.SyntaxKind.ExpressionWithTypeArguments:
    case ts.SyntaxKind.TaggedTemplateExpression:
    case ts.SyntaxKind.Decorator:
      return LEVEL.member;
    case ts.SyntaxKind.ElementAccessExpression:
    case ts.SyntaxKind.CallExpression:
      return isHead ? LEVEL.member : LEVEL.assignment;
    case ts.SyntaxKind.NewExpression:
      return isHead ? LEVEL.callee : LEVEL.assignment;
    case ts.SyntaxKind.PostfixUnaryExpression:
      return LEVEL.member;
    case ts.SyntaxKind.PrefixUnaryExpression:
    case ts.SyntaxKind.AwaitExpression:
    case ts.SyntaxKind.VoidExpression:
    case ts.SyntaxKind.TypeOfExpression:
    case ts.SyntaxKind.DeleteExpression:
    case ts.SyntaxKind.TypeAssertionExpression:
      return LEVEL.unary;
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.SatisfiesExpression:
      return RELATIONAL;
    case ts.SyntaxKind.ConditionalExpression:
      return (parent as ts.ConditionalExpression).condition === node
        ? LEVEL.conditional + 1
        : LEVEL.assignment;
    case ts.SyntaxKind.BinaryExpression:
      return wantedInBinary(node, parent as ts.BinaryExpression);
    default:
      return LEVEL.assignment;
  }
}

function wantedInBinary(node: ts.Node, { left, operatorToken }: ts.BinaryExpression): number {
  const operator = ts.tokenToString(operatorToken.kind)!;
  if (operator === ',') return LEVEL.assignment;
  const level = levelOfOperator(operator);
  if (level === LEVEL.assignment) return left === node ? LEVEL.member : LEVEL.assignment;
  if (operator === '**') return left === node ? LEVEL.update : level;
  // `??` beside `||` or `&&` is no syntax: all three want something tighter.
  if (level <= levelOfOperator('&&'))
    return left === node && operator === '&&' ? level : levelOfOperator('|');
  return left === node ? level : level + 1;
}

/** A plain name, or members of one: known to bind tightly without parsing. */
const IS_NAME = /^[A-Za-z_$][\w$]*(?:\.[\w$]+)*$/;

/** `text` with parentheses where it binds more loosely than `wanted`. */
export function parenthesized(text: string, wanted: number, { isMoved = false } = {}): string {
  if (wanted <= LEVEL.comma || (wanted <= LEVEL.callee && IS_NAME.test(text))) return text;
  const expression = parseExpression(text)?.expression;
  if (!expression) return text;
  // An optional chain that moves before a member would take that member into itself.
  const isChainSplit =
    isMoved && wanted >= LEVEL.member && (expression.flags & ts.NodeFlags.OptionalChain) !== 0;
  return levelOf(expression) < wanted || isChainSplit ? `(${text})` : text;
}

/** Text that stands first in a statement or as the body of an arrow function. */
export function startsBlock(text: string): boolean {
  return /^\s*(?:\{|function\b|class\b)/.test(text);
}

/** An expression that stands alone; positions in it are `offset` further on than in `text`. */
export function parseExpression(
  text: string,
): { expression: ts.Expression; source: ts.SourceFile; offset: number } | undefined {
  const source = ts.createSourceFile(
    'part.tsx',
    `(${text}\n)`,
    ts.ScriptTarget.Latest,
    false,
    ts.ScriptKind.TSX,
  );
  const [statement] = source.statements;
  if (source.statements.length !== 1 || !statement || !ts.isExpressionStatement(statement)) return undefined;
  const outer = statement.expression;
  return ts.isParenthesizedExpression(outer)
    ? { expression: outer.expression, source, offset: 1 }
    : undefined;
}
