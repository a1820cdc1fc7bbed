// Requests to Mux's REST API by axios or fetch: told by the path, in a literal. Answers keep the shape that Mux gave them.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, isUnused, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { outcome, type Rule } from '../rule.js';
import { hasOnly } from './spaces-api.js';
import { clientOf, createRoom, getRoom, stopBroadcasts } from './server-code.js';

export const rawRequests: Rule = {
  id: 'raw-requests',
  section: 'Introduction to LiveKit',
  covers: outcome('partly', ['axios /video/v1/spaces', 'fetch /video/v1/spaces']),
  call(call, file) {
    const [url] = call.arguments;
    if (!url || !/\/video\/v1\/spaces\b/.test(file.text(url)) || !isRequest(call, file)) return undefined;
    const row = isFetch(call) ? 'fetch /video/v1/spaces' : 'axios /video/v1/spaces';
    const parts = replacement(call, file);
    if (!parts) {
      file.mark(call, 'REST');
      return row;
    }
    file.replace(call, ...parts);
    file.rewrote(call, rawRequests.id, 'asked of LiveKit');
    return row;
  },
};

function isRequest(call: ts.CallExpression, file: FileRewriter): boolean {
  return /^(?:(?:window\.|globalThis\.)?fetch|\w*axios\w*|\w+(?:\.\w+)*\.(?:get|post|put|patch|delete|request))$/i.test(
    file.text(call.expression),
  );
}

function replacement(call: ts.CallExpression, file: FileRewriter): Part[] | undefined {
  const path = pathOf(call.arguments[0]!, file);
  if (!path) return undefined;
  const { space, rest } = path;
  const method = methodOf(call, file);
  const rooms = clientOf('RoomServiceClient', file);
  switch (`${method} ${space ? '/:id' : ''}${rest}`) {
    case 'POST ': {
      const body = bodyOf(call);
      if (body === undefined || (body && !hasOnly(body, ['passthrough', 'type']))) return undefined;
      const room = createRoom(body ? propertyOf(body, 'passthrough') : undefined, file);
      return isUnused(call) ? room : [...room, '.then((room) => ', answer(MUX_SPACE, call), ')'];
    }
    case 'GET ':
      return [
        `${rooms}.listRooms().then((rooms) => `,
        answer(`rooms.map((room) => (${MUX_SPACE}))`, call),
        ')',
      ];
    case 'GET /:id':
      return [...getRoom(space!, file), '.then((room) => ', answer(MUX_SPACE, call), ')'];
    case 'DELETE /:id': {
      const deletion: Part[] = [`${rooms}.deleteRoom(`, space!, ')'];
      return isUnused(call) ? deletion : [...deletion, '.then(() => ', nothing(call), ')'];
    }
    case 'PUT /:id/stop': {
      const canAwait = isUnused(call) && isInAsync(call) && ts.isAwaitExpression(call.parent);
      return canAwait ? stopBroadcasts(space!, file) : undefined;
    }
    default:
      return undefined;
  }
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

function nothing(call: ts.CallExpression): string {
  return isFetch(call) ? 'new Response(null, { status: 204 })' : "({ status: 204, data: '' })";
}

function methodOf(call: ts.CallExpression, file: FileRewriter): string {
  const { expression } = call;
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
  if (/^(?:get|post|put|patch|delete)$/.test(name)) return name.toUpperCase();
  const options = call.arguments[1] && unwrap(call.arguments[1]);
  const literal = options && ts.isObjectLiteralExpression(options) ? options : undefined;
  const method = literal && propertyOf(literal, 'method');
  if (!method) return options && !literal ? '?' : 'GET';
  return ts.isStringLiteralLike(method) ? method.text.toUpperCase() : file.text(method);
}

/** The literal that is sent; null when nothing is, undefined when it cannot be read. */
function bodyOf(call: ts.CallExpression): ts.ObjectLiteralExpression | null | undefined {
  let body: ts.Expression | undefined = call.arguments[1] && unwrap(call.arguments[1]);
  if (isFetch(call)) {
    body = body && ts.isObjectLiteralExpression(body) ? propertyOf(body, 'body') : undefined;
    if (body && ts.isCallExpression(body) && body.expression.getText() === 'JSON.stringify')
      body = body.arguments[0];
  }
  if (!body || body.kind === ts.SyntaxKind.NullKeyword) return null;
  return ts.isObjectLiteralExpression(body) ? body : undefined;
}

interface SpacesPath {
  /** The id, as code. */
  space?: string;
  /** What follows it, with the id of a broadcast left out. */
  rest: string;
}

/** Of `'https://…/video/v1/spaces'`, or of a template with the ids in it. */
function pathOf(url: ts.Expression, file: FileRewriter): SpacesPath | undefined {
  if (ts.isStringLiteralLike(url)) return /\/video\/v1\/spaces\/?$/.test(url.text) ? { rest: '' } : undefined;
  if (!ts.isTemplateExpression(url)) return undefined;
  const texts = [url.head.text, ...url.templateSpans.map(({ literal }) => literal.text)];
  const at = texts.findIndex((text) => /\/video\/v1\/spaces\/?$/.test(text));
  if (at < 0) return undefined;
  const after = texts.slice(at + 1).join('*');
  const id = url.templateSpans[at];
  if (!id) return { rest: '' };
  const rest = after.replace(/^\/broadcasts\/\*/, '');
  return { space: file.text(id.expression), rest };
}
