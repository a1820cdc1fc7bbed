// Questions about syntax that several rules ask.
import ts from 'typescript';

/** The statement that holds `node`, if comments and statements may be put beside it. */
export function statementOf(node: ts.Node): ts.Statement | undefined {
  for (let at = node; at.parent; at = at.parent) {
    if (ts.isFunctionLike(at) && !ts.isFunctionDeclaration(at)) return undefined;
    if (ts.isStatement(at) && isStatementList(at.parent)) return at;
  }
  return undefined;
}

function isStatementList(node: ts.Node): boolean {
  return (
    ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseOrDefaultClause(node) || ts.isModuleBlock(node)
  );
}

/** `expression` without the parentheses, `!`, `as` and `satisfies` around it. */
export function unwrap(expression: ts.Expression): ts.Expression {
  let at = expression;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isSatisfiesExpression(at)
  ) {
    at = at.expression;
  }
  return at;
}

/** Whether the value of `node` goes nowhere, apart from being awaited. */
export function isUnused(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return true;
  if (ts.isAwaitExpression(parent) || ts.isParenthesizedExpression(parent)) return isUnused(parent);
  // An arrow function for its effect, such as a listener or a click handler.
  return false;
}

/** The same, where also a callback of an effect gives its value to nobody: `() => track.detach(element)`. */
export function isValueIgnored(node: ts.Expression): boolean {
  if (isUnused(node)) return true;
  const fn = node.parent;
  if (!ts.isArrowFunction(fn) || fn.body !== node) return false;
  if (ts.isVariableDeclaration(fn.parent) && isOnlyListener(fn.parent)) return true;
  // What forEach, an effect or an event listener calls.
  const call = fn.parent;
  if (ts.isArrowFunction(call) || ts.isReturnStatement(call)) return true;
  if (!ts.isCallExpression(call) || !call.arguments.includes(fn)) return false;
  const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  return ts.isIdentifier(callee) && CALLED_FOR_EFFECT.test(callee.text);
}

const CALLED_FOR_EFFECT =
  /^(?:forEach|on\w*|once|off|addListener|removeListener|addEventListener|removeEventListener|useEffect|setTimeout)$/;

/** Whether every other mention of the variable hands it to what calls it for its effect. */
function isOnlyListener({ name }: ts.VariableDeclaration): boolean {
  if (!ts.isIdentifier(name)) return false;
  let isOnly = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && !isHandedOn(node))
      isOnly = false;
    ts.forEachChild(node, visit);
  };
  visit(name.getSourceFile());
  return isOnly;
}

function isHandedOn({ parent }: ts.Identifier): boolean {
  if (!ts.isCallExpression(parent)) return false;
  const callee = ts.isPropertyAccessExpression(parent.expression)
    ? parent.expression.name
    : parent.expression;
  return ts.isIdentifier(callee) && CALLED_FOR_EFFECT.test(callee.text);
}

function enclosingFunction(node: ts.Node): ts.SignatureDeclaration | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}

/** Whether `await` may stand where `node` does. */
export function isInAsync(node: ts.Node): boolean {
  const fn = enclosingFunction(node);
  if (!fn) return ts.isExternalModule(node.getSourceFile());
  return (ts.getCombinedModifierFlags(fn as unknown as ts.Declaration) & ts.ModifierFlags.Async) !== 0;
}

/** Whether the value of a call becomes that of an arrow function: of an effect's cleanup, or of a listener. */
function isArrowBody(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isArrowFunction(parent)) return parent.body === node;
  const isPassedOn =
    ts.isParenthesizedExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) &&
      parent.right === node &&
      /^(?:&&|\|\||\?\?|,)$/.test(parent.operatorToken.getText()));
  return isPassedOn && isArrowBody(parent) && !isOfForEach(parent);
}

/** What the function gives goes to nobody: it stays as it was written. */
function isOfForEach(node: ts.Node): boolean {
  const arrow = ts.findAncestor(node, ts.isArrowFunction)!;
  const call = arrow.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  return call.expression.name.text === 'forEach';
}

/** `await ` or `void ` for a call that was synchronous in Spaces and is a promise in LiveKit. */
export function promisePrefix(call: ts.CallExpression): string {
  if (isArrowBody(call)) return 'void ';
  if (!ts.isExpressionStatement(call.parent)) return '';
  return isInAsync(call) ? 'await ' : 'void ';
}

/** Whether only the truth of `node` matters. */
export function isTested(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return kind === ts.SyntaxKind.BarBarToken && parent.left === node;
  }
  return false;
}

/** Whether reading `expression` twice gives the same and does nothing. */
export function isSimple(expression: ts.Expression): boolean {
  const inner = unwrap(expression);
  if (ts.isIdentifier(inner) || inner.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isElementAccessExpression(inner))
    return (
      isSimple(inner.expression) &&
      (ts.isLiteralExpression(inner.argumentExpression) || isSimple(inner.argumentExpression))
    );
  return ts.isPropertyAccessExpression(inner) && isSimple(inner.expression);
}

/** As `[].join(',')`, and as no method of the name that Spaces has. */
export function isCalledWithArguments(node: ts.Node): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.expression === node && parent.arguments.length > 0;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** Whether `node` is written to. */
export function isAssigned(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    return parent.left === node && isAssignment(parent.operatorToken.kind);
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  }
  return ts.isDeleteExpression(parent);
}

/** The text of a property's value in an object literal. */
export function propertyOf(literal: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of literal.properties) {
    const key =
      property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
        ? property.name.text
        : undefined;
    if (key !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}
