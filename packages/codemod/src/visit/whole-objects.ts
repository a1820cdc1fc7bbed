// Where the fields of the SDK's objects are taken all at once, under whatever names they have: copies, and texts for elsewhere.
import ts from 'typescript';
import { sdkTypeText } from '../sdk/sdk-type-text.js';
import type { FileRewriter } from '../source/file-rewriter.js';

const TAKES_FIELDS = /^(?:Object\.(?:assign|keys|values|entries)|(?:_|lodash)\.(?:pick|omit|clone))$/;
/** Also those of objects within what they are given. */
const TAKES_DEEP = /^(?:JSON\.stringify|structuredClone|(?:_|lodash)\.cloneDeep|(?:\w+\.)*postMessage)$/;

/** What sends an answer or stores a record, whose fields are read elsewhere by name. */
const SENDS = /(?:^|\.)(?:jsonp?|send|stringify|set|insert(?:One)?|create|save)$/;
/** What answers with whatever its function returns. */
const ANSWERS =
  /^(?:onCall|get|post|put|patch|all|route|handler|(?:defineE|e)ventHandler|Get|Post|Put|Patch|All|Query|Mutation)$/;

const OBJECTS = 'Space|(?:Local|Remote)?(?:Participant|Track)';
const IS_OBJECT = new RegExp(`^(?:${OBJECTS})$`);
const HOLDS_OBJECT = new RegExp(`\\.(${OBJECTS})\\b`);

/** `{ ...participant }` and `const { id, ...rest } = participant`. */
export function visitWhole(node: ts.Node, file: FileRewriter): void {
  const owner = [...file.sdk.classesOf(node)].find((name) => IS_OBJECT.test(name));
  if (owner) file.mark(node, 'DYNAMIC_MEMBER', `every field of ${owner}`);
}

/** `call([space, 'leave'])`, as redux-saga calls a method. */
export function visitMethodByText(
  { elements: [object, name] }: ts.ArrayLiteralExpression,
  file: FileRewriter,
): void {
  if (!object || !name || !ts.isStringLiteralLike(name)) return;
  const owner = [...file.sdk.classesOf(object)].find((each) => IS_OBJECT.test(each));
  if (owner && file.checker.getPropertyOfType(file.checker.getTypeAtLocation(object), name.text))
    file.mark(name, 'DYNAMIC_MEMBER', `${owner}.${name.text}`);
}

/** `JSON.stringify({ people })`. */
export function visitWholeArguments(call: ts.CallExpression, file: FileRewriter): void {
  const callee = file.text(call.expression);
  if (SENDS.test(callee)) call.arguments.forEach((argument) => visitSent(argument, file));
  if (TAKES_FIELDS.test(callee)) call.arguments.forEach((argument) => visitWhole(argument, file));
  if (!TAKES_DEEP.test(callee)) return;
  for (const argument of call.arguments) {
    const text = sdkTypeText(file.checker.getTypeAtLocation(argument), file.checker) ?? '';
    const [, owner] = HOLDS_OBJECT.exec(text) ?? [];
    if (owner) file.mark(argument, 'DYNAMIC_MEMBER', `every field of ${owner}`);
  }
}

/** `return space` of a route's function. */
export function visitReturned(statement: ts.ReturnStatement, file: FileRewriter): void {
  const fn = ts.findAncestor(statement, ts.isFunctionLike);
  if (!fn || !statement.expression) return;
  const takers = ts.isMethodDeclaration(fn)
    ? (ts.getDecorators(fn) ?? []).map(({ expression }) => expression)
    : [fn.parent];
  const isAnswer = takers.some(
    (taker) => ts.isCallExpression(taker) && ANSWERS.test(/\w*$/.exec(file.text(taker.expression))![0]),
  );
  if (isAnswer) visitSent(statement.expression, file);
}

/** `ctx.body = space`. */
export function visitAssigned({ left, right, operatorToken }: ts.BinaryExpression, file: FileRewriter): void {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
  if (ts.isPropertyAccessExpression(left) && left.name.text === 'body') visitSent(right, file);
}

/** A space of mux-node, within lists and objects too: a room has its id in `name`, its passthrough in `metadata`. */
function visitSent(node: ts.Expression, file: FileRewriter): void {
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node))
    return visitSent(node.expression, file);
  if (ts.isArrayLiteralExpression(node)) return node.elements.forEach((each) => visitSent(each, file));
  if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties) {
      if (ts.isPropertyAssignment(property)) visitSent(property.initializer, file);
      else if (ts.isShorthandPropertyAssignment(property)) visitSent(property.name, file);
      else if (ts.isSpreadAssignment(property)) visitSent(property.expression, file);
    }
    return;
  }
  if (!ts.isIdentifier(node) && !ts.isCallExpression(node) && !ts.isPropertyAccessExpression(node)) return;
  const given = ts.isShorthandPropertyAssignment(node.parent)
    ? file.checker.getTypeOfSymbol(file.checker.getShorthandAssignmentValueSymbol(node.parent)!)
    : file.checker.getTypeAtLocation(node);
  const type = file.checker.getAwaitedType(given) ?? given;
  const [element] = file.checker.isArrayType(type)
    ? file.checker.getTypeArguments(type as ts.TypeReference)
    : [];
  const classes = file.sdk.classesOfType(element ?? type);
  if (classes.has('MuxSpace') || classes.has('MuxSpaceList'))
    file.mark(node, 'REST', 'a whole space is handed on, of which others read id and status by name');
}
