// Puts code in the place of a use that needs the receiver elsewhere than at its head: in a call's arguments, twice, in a
// function. The receiver is evaluated once and, where it stood before `?.`, only what is there is asked.
import ts from 'typescript';
import { LEVEL, levelOfOperator } from '../edits/precedence.js';
import { belongsToItsFunction, chainAround, optionalLinks } from '../edits/chain.js';
import type { Part } from '../edits/edit-list.js';
import type { FileRewriter } from '../source/file-rewriter.js';
import { isSimple, isTested, isUnused } from '../source/syntax.js';
import { expressionOf } from './member-edits.js';
import type { AccessUse } from './rule.js';

/** Where the receiver is written: before a member, as an argument, or in a function, which forgets that it is there. */
type Place = 'head' | 'argument' | 'function';

export type Receiver = (place?: Place) => Part;

export interface ReceiverOptions {
  /** Whether the use gave a promise, and what takes its place does. */
  isPromise?: boolean;
  /** Whether the code begins with the receiver and goes on with a member, so that a chain remains one. */
  isChain?: boolean;
}

/** False, with nothing changed, where the receiver cannot be evaluated once: it or an argument must be awaited here. */
export function rewriteWithReceiver(
  use: AccessUse,
  file: FileRewriter,
  make: (receiver: Receiver) => readonly Part[],
  { isPromise = false, isChain = false }: ReceiverOptions = {},
): boolean {
  const expression = expressionOf(use);
  const whole = chainAround(expression);
  const guarded = optionalLinks(use.node).filter((link) => !isAlwaysThere(link.expression, file));
  const guard = guarded.at(-1)?.expression;
  const isRepeatable = isSimple(use.object);
  let count = 0;
  const parts = make((place = 'head') => {
    count += place === 'function' ? 2 : 1;
    if (isChain && count === 1) return chainHead(use);
    const text = objectParts(use.object, file, place === 'function');
    return place === 'argument'
      ? { operand: text, level: LEVEL.assignment }
      : { operand: text, level: LEVEL.member };
  });
  if (isRepeatable || ((!guard || isChain) && count <= 1)) {
    file.edits.replaceExpression(expression, ...parts);
    if (guard && !isChain) file.edits.wrapExpression(whole, ...guardedBy([guard], whole, guard, file));
    return true;
  }
  const others = [...(use.call?.arguments ?? []), ...restOf(whole, expression)];
  const isAwaited = others.some(belongsToItsFunction);
  // An async function gives a promise also of nothing.
  const isSettled = !guard || isUnused(whole) || ts.isAwaitExpression(whole.parent);
  if (isAwaited && !(isPromise && whole === expression && isSettled)) return false;
  const name = file.freeName(nameFor(use));
  const fn = `(${isAwaited ? 'async ' : ''}(${name}) => `;
  if (guard) {
    file.edits.replaceExpression(expression, ...make(() => name));
    file.edits.wrapExpression(whole, fn, ...guardedBy([name], whole, guard, file), ')(', use.object, ')');
  } else {
    const body = { operand: make(() => name), level: LEVEL.assignment };
    file.edits.replaceExpression(expression, fn, body, ')(', use.object, ')');
  }
  return true;
}

/** `guard && whole`, or with `undefined` spelled out where a null would be another value. */
function guardedBy(
  text: readonly Part[],
  whole: ts.Expression,
  guard: ts.Expression,
  file: FileRewriter,
): Part[] {
  const test = { operand: text, level: levelOfOperator('&&') };
  return isUnused(whole) || isTested(whole) || !mayBeNull(guard, file)
    ? [test, ' && ', { operand: [whole], level: levelOfOperator('&&') + 1 }]
    : [test, ' ? ', { operand: [whole], level: LEVEL.assignment }, ' : undefined'];
}

function chainHead({ object, node }: AccessUse): Part {
  const head = { operand: [object], level: LEVEL.member, isSameChain: true };
  return { operand: [head, node.questionDotToken ? '?' : ''], level: LEVEL.comma };
}

function mayBeNull(expression: ts.Expression, file: FileRewriter): boolean {
  const type = file.checker.getTypeAtLocation(expression);
  const types = type.isUnion() ? type.types : [type];
  return types.some(({ flags }) => flags & (ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown));
}

/** LiveKit's room has a local participant from its beginning. */
export function isAlwaysThere(expression: ts.Expression, file: FileRewriter): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    expression.name.text === 'localParticipant' &&
    file.sdk.membersOf(expression.name).includes('Space.localParticipant')
  );
}

/** The receiver behind its guard: with `.` for `?.`, and in a function with `!` for what the type checker forgets there. */
function objectParts(object: ts.Expression, file: FileRewriter, isInFunction: boolean): Part[] {
  const links = optionalLinks(object).length;
  const missing = new Set<string>();
  for (let at = object; isInFunction && file.isTypeScript; at = at.expression) {
    const isTold = at !== object && ts.isNonNullExpression(at.parent);
    if (!isTold && !isConstant(at, file) && mayBeMissing(at, file)) missing.add(file.text(at));
    if (!ts.isPropertyAccessExpression(at) && !ts.isNonNullExpression(at)) break;
  }
  return links === 0 && missing.size === 0 ? [object] : [{ chain: object, links, missing }];
}

/** A name that holds one value: what was found out about it holds in functions too. */
function isConstant(node: ts.Expression, file: FileRewriter): boolean {
  if (!ts.isIdentifier(node)) return false;
  const declaration = file.checker.getSymbolAtLocation(node)?.valueDeclaration;
  return Boolean(declaration && ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const);
}

/** Whether the variable or field that is named here may hold nothing, whatever a condition before it says. */
function mayBeMissing(object: ts.Expression, file: FileRewriter): boolean {
  if (!ts.isPropertyAccessExpression(object) && !ts.isIdentifier(object)) return false;
  const name = ts.isPropertyAccessExpression(object) ? object.name : object;
  const symbol = file.checker.getSymbolAtLocation(name);
  if (!symbol || isAlwaysThere(object, file)) return false;
  const declared = file.checker.getTypeOfSymbol(symbol);
  return file.checker.getNonNullableType(declared) !== declared;
}

/** What follows in the chain, as far as it is evaluated. */
function restOf(whole: ts.Expression, expression: ts.Expression): ts.Node[] {
  const rest: ts.Node[] = [];
  for (let at: ts.Node = expression; at !== whole; at = at.parent) {
    if (ts.isCallExpression(at.parent)) rest.push(...at.parent.arguments);
    if (ts.isElementAccessExpression(at.parent)) rest.push(at.parent.argumentExpression);
  }
  return rest;
}

function nameFor({ row }: AccessUse): string {
  if (row.startsWith('Space.')) return 'room';
  return /Track\./.test(row) ? 'track' : 'participant';
}
