// Requests to Mux's REST API by axios or fetch: told by the path. Answers keep the shape that Mux gave them.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, isUnused, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { outcome, type Rule } from '../rule.js';
import { hasOnly } from './spaces-api.js';
import { clientKind, spacesPathOf, type SpacesPath } from './rest-path.js';
import { clientOf, createRoom, deleteRoom, stopBroadcasts } from './server-code.js';

export const rawRequests: Rule = {
  id: 'raw-requests',
  section: 'Introduction to LiveKit',
  covers: outcome('partly', ['axios /video/v1/spaces', 'fetch /video/v1/spaces']),
  call(call, file) {
    if (!isRequest(call)) return undefined;
    const path = spacesPathOf(call, file);
    if (!path) return undefined;
    const row = clientKind(call, file) === 'fetch' ? 'fetch /video/v1/spaces' : 'axios /video/v1/spaces';
    const parts = path.isUnknown ? undefined : replacement(call, path, file);
    if (!parts) {
      file.mark(call, path.broadcasts ? 'BROADCAST' : 'REST');
      return row;
    }
    file.replace(call, ...parts);
    file.rewrote(call, rawRequests.id, 'asked of LiveKit');
    return row;
  },
};

/** A route that is served has a function beside its path. */
function isRequest(call: ts.CallExpression): boolean {
  const { expression, arguments: args } = call;
  if (args.some((argument) => ts.isFunctionLike(unwrap(argument)))) return false;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return (
    ts.isIdentifier(name) &&
    /axios|fetch|request|api|http|call|^(?:got|ky|get|post|put|patch|delete)$/i.test(name.text)
  );
}

/** Undefined for what has no counterpart here. */
function replacement(call: ts.CallExpression, path: SpacesPath, file: FileRewriter): Part[] | undefined {
  const { space, broadcasts, query } = path;
  const method = methodOf(call, file);
  // Nobody knows what a client of the project's own makes of the answer.
  if (clientKind(call, file) === 'unknown' && !isUnused(call)) return undefined;
  const rooms = clientOf('RoomServiceClient', file);
  if (query !== undefined && !(method === 'GET' && !space && isAllAtOnce(query))) return undefined;
  if (asksForPages(call)) return undefined;
  switch (`${method} ${space ? 'one' : 'all'} ${broadcasts ?? ''}`.trim()) {
    case 'POST all': {
      const body = bodyOf(call);
      if (body === undefined || (body && !hasOnly(body, ['passthrough', 'type']))) return undefined;
      const room = createRoom(body ? propertyOf(body, 'passthrough') : undefined, file);
      return isUnused(call) ? room : [...room, '.then((room) => ', answer(MUX_SPACE, call), ')'];
    }
    case 'GET all':
      return [
        `${rooms}.listRooms().then((rooms) => `,
        answer(`rooms.map((room) => (${MUX_SPACE}))`, call),
        ')',
      ];
    case 'GET one':
      return [
        ...[`${rooms}.listRooms([`, space!, ']).then(([room]) => room ? '],
        ...[answer(MUX_SPACE, call), ' : ', noRoom(call), ')'],
      ];
    case 'DELETE one': {
      const deletion = deleteRoom(space!, file);
      return isUnused(call) ? deletion : [...deletion, '.then(() => ', nothing(call), ')'];
    }
    // Mux has POST for these two; clients of the first months sent PUT.
    case 'POST one stop':
    case 'PUT one stop': {
      const canAwait = isUnused(call) && isInAsync(call) && ts.isAwaitExpression(call.parent);
      return canAwait ? stopBroadcasts(space!, file) : undefined;
    }
    default:
      return undefined;
  }
}

/** `params` of axios. */
function asksForPages(call: ts.CallExpression): boolean {
  return call.arguments.some((argument) => {
    const options = unwrap(argument);
    const params = ts.isObjectLiteralExpression(options) ? propertyOf(options, 'params') : undefined;
    return params !== undefined && !/^\{\s*(?:limit:\s*100,?\s*)?\}$/.test(params.getText());
  });
}

/** Mux gave at most 100 spaces at once. */
function isAllAtOnce(query: string): boolean {
  return /^(?:limit=100)?$/.test(query);
}

const MUX_SPACE =
  "{ id: room.name, type: 'server', status: room.numParticipants > 0 ? 'active' : 'idle', passthrough: room.metadata, created_at: String(room.creationTime) }";

function isFetch({ expression }: ts.CallExpression): boolean {
  return /(?:^|\.)fetch$/.test(expression.getText());
}

/** What Mux answered with, as axios or as fetch give it. */
function answer(data: string, call: ts.CallExpression): string {
  return isFetch(call) ? `Response.json({ data: ${data} })` : `({ status: 200, data: { data: ${data} } })`;
}

/** What Mux answered when there was no such space: axios rejects, fetch does not. */
function noRoom(call: ts.CallExpression): string {
  return isFetch(call)
    ? 'new Response(null, { status: 404 })'
    : "Promise.reject(Object.assign(new Error('There is no room of this name.'), { response: { status: 404 } }))";
}

function nothing(call: ts.CallExpression): string {
  return isFetch(call) ? 'new Response(null, { status: 204 })' : "({ status: 204, data: '' })";
}

function methodOf(call: ts.CallExpression, file: FileRewriter): string {
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  if (/^(?:get|post|put|patch|delete)$/.test(name)) return name.toUpperCase();
  const [first, second] = call.arguments.map((argument) => unwrap(argument));
  const options = first && ts.isObjectLiteralExpression(first) ? first : second;
  const literal = options && ts.isObjectLiteralExpression(options) ? options : undefined;
  if (options && (!literal || hasSpread(literal))) return '?';
  const method = literal && propertyOf(literal, 'method');
  if (!method) return 'GET';
  return ts.isStringLiteralLike(method) ? method.text.toUpperCase() : file.text(method);
}

function hasSpread(literal: ts.ObjectLiteralExpression): boolean {
  return literal.properties.some((property) => ts.isSpreadAssignment(property));
}

/** The literal that is sent; null when nothing is, undefined when it cannot be read. */
function bodyOf(call: ts.CallExpression): ts.ObjectLiteralExpression | null | undefined {
  const [first, second] = call.arguments.map((argument) => unwrap(argument));
  const isConfig = first !== undefined && ts.isObjectLiteralExpression(first);
  let body: ts.Expression | undefined = isConfig ? propertyOf(first, 'data') : second;
  if (isFetch(call)) {
    body = body && ts.isObjectLiteralExpression(body) ? propertyOf(body, 'body') : undefined;
    if (body && ts.isCallExpression(body) && body.expression.getText() === 'JSON.stringify')
      body = body.arguments[0];
  }
  if (!body || body.kind === ts.SyntaxKind.NullKeyword) return null;
  const literal = unwrap(body);
  return ts.isObjectLiteralExpression(literal) ? literal : undefined;
}
