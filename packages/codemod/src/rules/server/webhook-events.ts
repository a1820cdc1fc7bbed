// Events of Mux's webhooks: told by their names, which are LiveKit's afterwards, as are the fields of the event.
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import type { ProgramFacts } from '../program-facts.js';

const EVENTS: Record<string, string> = {
  'video.space.active': 'room_started',
  'video.space.idle': 'room_finished',
  'video.space.broadcast.active': 'egress_started',
  'video.space.broadcast.idle': 'egress_ended',
};

/** Of `event.data`, by what the event is about. */
const FIELDS: Record<string, string> = {
  id: 'room?.name',
  passthrough: 'room?.metadata',
  active_session_id: 'room?.sid',
};
const BROADCAST_FIELDS: Record<string, string> = { id: 'egressInfo?.egressId' };

const OTHER_FIELDS = 'the fields of the event are others';

/** Rewrites a name of an event, and all that its function reads of the event; true when it was one of Mux's spaces. */
export function rewriteWebhookEvent(
  name: ts.StringLiteralLike,
  file: FileRewriter,
  { webhooks }: ProgramFacts,
): boolean {
  if (!name.text.startsWith('video.space.')) return false;
  if (file.claimed.has(name)) return true;
  if (!webhooks.areOfOthersToo && rewriteTakenApart(name, file)) return true;
  const branch = webhooks.areOfOthersToo ? undefined : branchOf(name);
  if (!branch) {
    markName(name, file);
    return true;
  }
  const scope = scopeOf(branch.type);
  for (const [other, where] of branchesIn(scope, branch.event)) rewriteBranch(other, where, file);
  sweep(scope, branch.event, file);
  return true;
}

/** `const { type, data } = event`, of which every use is known: the names stay, what they stand for is LiveKit's. */
function rewriteTakenApart(name: ts.StringLiteralLike, file: FileRewriter): boolean {
  const type = ts.isCaseClause(name.parent)
    ? name.parent.parent.parent.expression
    : ts.isBinaryExpression(name.parent) && /^[!=]==?$/.test(name.parent.operatorToken.getText())
      ? otherOperand(name.parent, name)
      : undefined;
  const element = type && ts.isIdentifier(type) ? elementBehind(type, file) : undefined;
  if (!element || nameOf(element) !== 'type') return false;
  const scope = scopeOf(element);
  const names = literalsIn(scope);
  if (!names.every(({ text }) => EVENTS[text] && !text.includes('.broadcast.'))) return false;
  const data = element.parent.elements.find((each) => ts.isBindingElement(each) && nameOf(each) === 'data');
  const rest = element.parent.elements.filter((each) => each !== element && each !== data);
  const reads = data && ts.isBindingElement(data) ? readsOf(data, scope, file) : [];
  if (rest.length > 0 || !reads) return false;
  renameElement(element, 'event', file);
  if (data && ts.isBindingElement(data)) renameElement(data, 'room', file);
  for (const read of reads)
    file.replace(read, read.expression, `?.${FIELDS[read.name.text]!.replace('room?.', '')}`);
  for (const each of names) {
    file.claimed.add(each);
    file.replace({ start: each.getStart(file.source) + 1, end: each.end - 1 }, EVENTS[each.text]!);
    file.rewrote(each, 'webhooks', `${each.text} is ${EVENTS[each.text]}`);
  }
  return true;
}

function otherOperand({ left, right }: ts.BinaryExpression, one: ts.Expression): ts.Expression {
  return left === one ? right : left;
}

type PatternElement = ts.BindingElement & { parent: ts.ObjectBindingPattern };

function elementBehind(name: ts.Identifier, file: FileRewriter): PatternElement | undefined {
  const declaration = file.checker.getSymbolAtLocation(name)?.valueDeclaration;
  const isOfPattern =
    declaration && ts.isBindingElement(declaration) && ts.isObjectBindingPattern(declaration.parent);
  return isOfPattern && !declaration.initializer && !declaration.dotDotDotToken
    ? (declaration as PatternElement)
    : undefined;
}

function nameOf({ name, propertyName }: ts.BindingElement): string {
  return (propertyName ?? name).getText();
}

function renameElement({ name, propertyName }: ts.BindingElement, to: string, file: FileRewriter): void {
  if (propertyName) file.replace(propertyName, to);
  else file.edits.insert(name.getStart(file.source), `${to}: `);
}

function literalsIn(scope: ts.Node): ts.StringLiteralLike[] {
  const found: ts.StringLiteralLike[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && node.text.startsWith('video.')) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return found;
}

/** Every use of the event's data, if each is a field that LiveKit has too. */
function readsOf(
  data: ts.BindingElement,
  scope: ts.Node,
  file: FileRewriter,
): ts.PropertyAccessExpression[] | undefined {
  if (!ts.isIdentifier(data.name)) return undefined;
  const own = file.checker.getSymbolAtLocation(data.name);
  const reads: ts.PropertyAccessExpression[] = [];
  let areKnown = true;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node !== data.name && file.checker.getSymbolAtLocation(node) === own) {
      const { parent } = node;
      const isRead =
        ts.isPropertyAccessExpression(parent) && parent.expression === node && FIELDS[parent.name.text];
      if (isRead) reads.push(parent);
      else areKnown = false;
    }
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return areKnown ? reads : undefined;
}

function markName(name: ts.StringLiteralLike, file: FileRewriter): void {
  file.claimed.add(name);
  file.mark(name, 'WEBHOOK', EVENTS[name.text] ? name.text : `${name.text} has no counterpart`);
}

function rewriteBranch(name: ts.StringLiteralLike, { type, event, body }: Branch, file: FileRewriter): void {
  const livekit = EVENTS[name.text];
  if (!livekit) return markName(name, file);
  file.claimed.add(name);
  file.replace({ start: name.getStart(file.source) + 1, end: name.end - 1 }, livekit);
  renameType(type, file);
  const fields = name.text.includes('.broadcast.') ? BROADCAST_FIELDS : FIELDS;
  body.forEach((node) => rewriteFields(node, event, { file, fields }));
  file.rewrote(name, 'webhooks', `${name.text} is ${livekit}`);
}

interface Branch {
  /** `event.type`, and the event as text. */
  type: ts.PropertyAccessExpression;
  event: string;
  /** What runs for this event. */
  body: readonly ts.Node[];
}

/** The function in which the event has its name. */
function scopeOf(node: ts.Node): ts.Node {
  return ts.findAncestor(node, ts.isFunctionLike) ?? node.getSourceFile();
}

function branchesIn(scope: ts.Node, event: string): [ts.StringLiteralLike, Branch][] {
  const found: [ts.StringLiteralLike, Branch][] = [];
  const visit = (node: ts.Node): void => {
    const branch = ts.isStringLiteralLike(node) && node.text.startsWith('video.space.') && branchOf(node);
    if (branch && branch.event === event) found.push([node, branch]);
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return found;
}

/** `case 'name':` of `switch (event.type)`, or a comparison of `event.type` with the name. */
function branchOf(name: ts.StringLiteralLike): Branch | undefined {
  const { parent } = name;
  if (ts.isCaseClause(parent)) {
    const type = parent.parent.parent.expression;
    if (!isType(type)) return undefined;
    const { clauses } = parent.parent;
    // An empty case falls through to the next.
    const from = clauses.indexOf(parent);
    const body = clauses.slice(from).find(({ statements }) => statements.length > 0);
    return { type, event: type.expression.getText(), body: body?.statements ?? [] };
  }
  if (!ts.isBinaryExpression(parent)) return undefined;
  const type = parent.right === name ? parent.left : parent.right;
  if (!isType(type)) return undefined;
  const body = bodyOf(parent);
  return body && { type, event: type.expression.getText(), body };
}

/** What runs where the comparison says that the event is this one; undefined where that cannot be told. */
function bodyOf(comparison: ts.BinaryExpression): readonly ts.Node[] | undefined {
  const isNegated = /^!==?$/.test(comparison.operatorToken.getText());
  if (!isNegated && !/^===?$/.test(comparison.operatorToken.getText())) return undefined;
  const body: ts.Node[] = [];
  for (let at: ts.Node = comparison; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isParenthesizedExpression(parent)) continue;
    if (ts.isBinaryExpression(parent) && /^(?:&&|\|\|)$/.test(parent.operatorToken.getText())) {
      if (parent.left === at) body.push(parent.right);
      continue;
    }
    if (ts.isConditionalExpression(parent) && parent.condition === at)
      return [...body, isNegated ? parent.whenFalse : parent.whenTrue];
    if (!ts.isIfStatement(parent) || parent.expression !== at) return isNegated ? undefined : body;
    if (!isNegated) return [...body, parent.thenStatement];
    return leaves(parent.thenStatement) && ts.isBlock(parent.parent)
      ? statementsAfter(parent, parent.parent)
      : undefined;
  }
  return body;
}

/** `if (event.type !== 'name') return;` */
function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last))
  );
}

function statementsAfter(statement: ts.Statement, { statements }: ts.Block): readonly ts.Node[] {
  return statements.slice(statements.indexOf(statement) + 1);
}

function isType(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'type';
}

function renameType(type: ts.PropertyAccessExpression, file: FileRewriter): void {
  if (file.claimed.has(type)) return;
  file.claimed.add(type);
  file.replace(type.name, 'event');
}

function rewriteFields(
  node: ts.Node,
  event: string,
  { file, fields }: { file: FileRewriter; fields: Record<string, string> },
): void {
  const visit = (at: ts.Node): void => {
    if (file.claimed.has(at)) return;
    if (isMemberOf(at, event) && /^(?:data|object)$/.test(at.name.text)) {
      const field = at.parent;
      const to =
        ts.isPropertyAccessExpression(field) && field.expression === at ? fields[field.name.text] : undefined;
      // What no rule knows is left to the sweep, which marks it.
      if (!to) return;
      file.claimed.add(at);
      return file.replace(field, at.expression, `.${to}`);
    }
    ts.forEachChild(at, visit);
  };
  visit(node);
}

/** All else that a function does with an event which has LiveKit's form from now on. */
function sweep(scope: ts.Node, event: string, file: FileRewriter): void {
  const visit = (at: ts.Node): void => {
    if (file.claimed.has(at)) return;
    if (isMemberOf(at, event)) {
      if (at.name.text === 'type') return renameType(at, file);
      if (at.name.text !== 'id') file.mark(at, 'WEBHOOK', OTHER_FIELDS);
      return;
    }
    if (isWholeEvent(at, event)) return file.mark(at, 'WEBHOOK', OTHER_FIELDS);
    ts.forEachChild(at, visit);
  };
  visit(scope);
}

function isMemberOf(node: ts.Node, event: string): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === event;
}

/** Handed on, taken apart, or read by a computed name. */
function isWholeEvent(node: ts.Node, event: string): boolean {
  if (!ts.isExpression(node) || node.getText() !== event) return false;
  const { parent } = node;
  if (ts.isCallExpression(parent) && parent.expression !== node)
    return !/^(?:JSON|console|log(?:ger)?)\b|\.(?:verify\w+|unwrap|receive)$/.test(
      parent.expression.getText(),
    );
  if (ts.isVariableDeclaration(parent)) return ts.isObjectBindingPattern(parent.name);
  return ts.isElementAccessExpression(parent) && parent.expression === node;
}
