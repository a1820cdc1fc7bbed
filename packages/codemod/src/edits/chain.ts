// Optional chains: how far one reaches, and what must be there for it to be evaluated to its end.
import ts from 'typescript';
import { parseExpression } from './precedence.js';

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

/** The text of a chain with its first `links` question marks gone, and `!` after each of the texts in `missing`. */
export function withPlainDots(
  text: string,
  { links, missing }: { links: number; missing: ReadonlySet<string> },
): string {
  const found = parseExpression(text);
  if (!found) return text;
  const { expression, source, offset } = found;
  const changes: { start: number; end: number; text: string }[] = [];
  const tell = (at: ts.Expression) => {
    if (missing.has(at.getText(source))) changes.push({ start: at.end, end: at.end, text: '!' });
  };
  const dots = optionalLinks(expression).slice(0, links);
  for (const { questionDotToken: dot, kind } of dots) {
    const isMember = kind === ts.SyntaxKind.PropertyAccessExpression;
    changes.push({ start: dot.getStart(source), end: dot.end, text: isMember ? '.' : '' });
  }
  for (let at = expression; ; at = at.expression) {
    tell(at);
    if (!isLink(at)) break;
  }
  changes.sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  for (const change of changes)
    result = result.slice(0, change.start - offset) + change.text + result.slice(change.end - offset);
  return result;
}

/** Whether something in `node` must run in the function that holds it. */
export function belongsToItsFunction(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return true;
  if (ts.isIdentifier(node) && node.text === 'arguments') return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, belongsToItsFunction) ?? false;
}
