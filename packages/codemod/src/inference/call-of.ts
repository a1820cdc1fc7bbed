// Calls that are told by the name of their function.
import ts from 'typescript';

/** The call of a function of this name that an expression is: `useState(…)`, `React.useState(…)`. */
export function callOf(
  expression: ts.Expression | undefined,
  name: string | RegExp,
): ts.CallExpression | undefined {
  if (!expression || !ts.isCallExpression(expression)) return undefined;
  const { expression: callee } = expression;
  const last = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  if (!ts.isIdentifier(last)) return undefined;
  return (typeof name === 'string' ? last.text === name : name.test(last.text)) ? expression : undefined;
}
