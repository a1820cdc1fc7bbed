// Optional chains: how far one reaches, and what must be there for it to be evaluated to its end.
import ts from 'typescript';

type Link =
  ts.PropertyAccessExpression | ts.ElementAccessExpression | ts.CallExpression | ts.NonNullExpression;

function isLink(node: ts.Node): node is Link {
  return (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isNonNullExpression(node)
  );
}

/** The whole of the chain that `node` is a part of: what is skipped together. */
export function chainAround(node: ts.Expression): ts.Expression {
  let at: ts.Expression = node;
  while (isLink(at.parent) && at.parent.expression === at && at.parent.flags & ts.NodeFlags.OptionalChain)
    at = at.parent;
  return at;
}

/** The places of `?.` in the chain that ends with `node`, from its beginning. */
export function optionalLinks(node: ts.Expression): (Link & { questionDotToken: ts.QuestionDotToken })[] {
  const links: (Link & { questionDotToken: ts.QuestionDotToken })[] = [];
  for (let at: ts.Expression = node; isLink(at); at = at.expression) {
    if (!(at.flags & ts.NodeFlags.OptionalChain)) break;
    if (!ts.isNonNullExpression(at) && at.questionDotToken) links.unshift(at as (typeof links)[number]);
  }
  return links;
}

/** Whether something in `node` must run in the function that holds it. */
export function belongsToItsFunction(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return true;
  if (ts.isIdentifier(node) && node.text === 'arguments') return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, belongsToItsFunction) ?? false;
}
