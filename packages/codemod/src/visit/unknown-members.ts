// Members that Spaces never had, and code that looks like Spaces but has no type.
import ts from 'typescript';
import { SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import { DISTINCTIVE } from '../sdk/distinctive-names.js';
import { renameByText } from '../rules/participant/named-fields.js';
import { unwrap } from '../source/syntax.js';
import type { FileRewriter } from '../source/file-rewriter.js';

/** Not in the declarations, but there at run time (spaces-web 1.2.0), or of every object. */
const UNDECLARED = new Set([
  'metadata',
  'subscribed',
  'isPublished',
  'msid',
  'spaceId',
  'participantId',
  'options',
  'constructor',
  'toString',
  'hasOwnProperty',
]);

/** What people call the SDK's objects, beside the names that are seen to hold one. */
const LIKELY = /space|room|participant|track|self/i;

export function visitUnknownMember(node: ts.PropertyAccessExpression, file: FileRewriter): void {
  const { name, expression } = node;
  if (isComparedWithSdk(node, file)) return file.mark(node, 'UNTYPED', name.text);
  if (isCastToAny(expression, file)) return file.mark(node, 'UNTYPED', name.text);
  if (!mayHold(expression, file)) return;
  if (DISTINCTIVE.has(name.text) && file.imports.linksToMux && file.sdk.isAny(expression)) {
    return file.mark(node, 'UNTYPED', name.text);
  }
  if (file.checker.getSymbolAtLocation(name)) return;
  const [owner] = file.sdk.classesOf(expression);
  if (owner === undefined) return;
  file.mark(
    node,
    'UNKNOWN_MEMBER',
    // The checker calls a module by the path of its declarations, in quotes.
    `${owner.startsWith('"') ? SPACES_PACKAGE_NAME : owner}.${name.text}${UNDECLARED.has(name.text) ? ', which was internal' : ''}`,
  );
}

/** `each.id !== participant.id` and `each.role === ParticipantRole.Publisher`, of which only one side is known to be rewritten. */
function isComparedWithSdk(
  { name, expression, parent }: ts.PropertyAccessExpression,
  file: FileRewriter,
): boolean {
  if (!ts.isBinaryExpression(parent) || !/^[!=]==?$/.test(parent.operatorToken.getText())) return false;
  const other = unwrap(parent.left.getStart() === expression.getStart() ? parent.right : parent.left);
  if (!ts.isPropertyAccessExpression(other)) return false;
  const isOfEnum = /^(?:role|status)$/.test(name.text) && /Role$|Status$/.test(file.text(other.expression));
  if (other.name.text !== name.text && !isOfEnum) return false;
  return file.sdk.membersOf(other.name).length > 0 && file.sdk.isAny(expression);
}

/** `(space as any).participants`. */
function isCastToAny(expression: ts.Expression, file: FileRewriter): boolean {
  const inner = unwrap(expression);
  return inner !== expression && file.sdk.isAny(expression) && file.sdk.classesOf(inner).size > 0;
}

/** `const anything = space as any`: from there on nobody can tell. */
export function visitCast({ expression, type, parent }: ts.AsExpression, file: FileRewriter): void {
  if (type.kind !== ts.SyntaxKind.AnyKeyword || !ts.isVariableDeclaration(parent)) return;
  if (file.sdk.classesOf(expression).size > 0) file.mark(parent, 'UNTYPED', file.text(parent.name));
}

/** `participant['displayName']` and `participant[key]`: members that are named by text keep the names that they had. */
export function visitElement(node: ts.ElementAccessExpression, file: FileRewriter): void {
  const { expression, argumentExpression: key } = node;
  if (ts.isNumericLiteral(key)) return;
  const isOfSdk = file.sdk.classesOf(expression).size > 0 && !isEnum(expression, file);
  if (!isOfSdk && !isCastToAny(expression, file)) return;
  if (isOfSdk && renameByText(key, file.sdk.membersOf(key), file)) return;
  file.mark(node, 'DYNAMIC_MEMBER', file.text(key));
}

/** What names an enum is looked at where it stands. */
function isEnum(expression: ts.Expression, file: FileRewriter): boolean {
  const flags = file.checker.getTypeAtLocation(expression).getSymbol()?.flags ?? 0;
  return (flags & ts.SymbolFlags.Enum) !== 0;
}

/** Asking the checker for the type of every object would double the time of a migration. */
function mayHold(expression: ts.Expression, file: FileRewriter): boolean {
  const name = lastName(expression);
  if (LIKELY.test(name) || file.holders.has(name)) return true;
  return file.imports.linksToMux && DISTINCTIVE.has(memberName(expression));
}

function memberName({ parent }: ts.Expression): string {
  return ts.isPropertyAccessExpression(parent) ? parent.name.text : '';
}

export function lastName(expression: ts.Expression): string {
  const inner = unwrap(expression);
  if (ts.isIdentifier(inner)) return inner.text;
  if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
  return ts.isCallExpression(inner) ? lastName(inner.expression) : '';
}
