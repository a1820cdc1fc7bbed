// mux-node's Spaces and Broadcasts: RoomServiceClient and EgressClient.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, isUnused, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { becomes } from '../becomes.js';
import { outcome, type Rule } from '../rule.js';
import { rewriteStart, startAfter } from './broadcast-start.js';
import { clientOf, createRoom, deleteRoom, getRoom, stopBroadcasts } from './server-code.js';

/** The names of mux-node 5 to 7, and those of 8. */
const NAMES: Record<string, string> = {
  'MuxSpacesApi.create': 'Spaces.create',
  'MuxSpacesApi.get': 'Spaces.get',
  'MuxSpacesApi.retrieve': 'Spaces.get',
  'MuxSpacesApi.list': 'Spaces.list',
  'MuxSpacesApi.delete': 'Spaces.delete',
  'MuxSpacesApi.createBroadcast': 'Broadcasts.create',
  'MuxSpacesApi.retrieveBroadcast': 'Broadcasts.get',
  'MuxSpacesApi.deleteBroadcast': 'Broadcasts.delete',
  'MuxSpacesApi.startBroadcast': 'Broadcasts.start',
  'MuxSpacesApi.stopBroadcast': 'Broadcasts.stop',
  'MuxBroadcastsApi.create': 'Broadcasts.create',
  'MuxBroadcastsApi.get': 'Broadcasts.get',
  'MuxBroadcastsApi.delete': 'Broadcasts.delete',
  'MuxBroadcastsApi.start': 'Broadcasts.start',
  'MuxBroadcastsApi.stop': 'Broadcasts.stop',
};

export const spacesApi: Rule = {
  id: 'spaces-api',
  section: 'Introduction to LiveKit',
  covers: {
    ...outcome('partly', [
      'Spaces.create',
      'Spaces.list',
      'Broadcasts.create',
      'Broadcasts.start',
      'Broadcasts.stop',
      'Broadcasts.delete',
    ]),
    ...outcome('rewritten', ['Spaces.get', 'Spaces.delete']),
    ...outcome('marked', ['Broadcasts.get']),
  },
  call(call, file) {
    const operation = operationOf(call, file);
    if (!operation) return undefined;
    if (file.claimed.has(call)) return operation;
    const parts = REPLACEMENTS[operation]?.(call, file);
    if (!parts) {
      file.mark(call, operation.startsWith('Broadcasts') ? 'BROADCAST' : 'REST', operation);
      return operation;
    }
    if (parts !== 'done') file.replace(call, ...parts);
    file.rewrote(call, spacesApi.id, becomes(operation));
    return operation;
  },
};

/** Undefined where it cannot be decided, `done` where more than the call was replaced. */
type Replacement = (call: ts.CallExpression, file: FileRewriter) => Part[] | 'done' | undefined;

const REPLACEMENTS: Partial<Record<string, Replacement>> = {
  'Spaces.create': (call, file) => {
    const [params] = call.arguments;
    if (!params) return createRoom(undefined, file);
    const literal = unwrap(params);
    if (!ts.isObjectLiteralExpression(literal) || !hasOnly(literal, ['passthrough', 'type']))
      return undefined;
    return createRoom(propertyOf(literal, 'passthrough'), file);
  },
  'Spaces.get': (call, file) => getRoom(call.arguments[0]!, file),
  'Spaces.list': (call, file) => {
    // mux-node 8 gave pages to walk over, whose size did not matter.
    const isWalked = ts.isForOfStatement(call.parent) && call.parent.expression === call;
    if (!isWalked && call.arguments.some((argument) => !isAllAtOnce(argument))) return undefined;
    const list = `${clientOf('RoomServiceClient', file)}.listRooms()`;
    return [isWalked ? `await ${list}` : list];
  },
  'Spaces.delete': (call, file) => {
    const [space] = call.arguments;
    // Never was an id: whoever wrote it must say what is meant.
    return space && !ts.isObjectLiteralExpression(unwrap(space)) ? deleteRoom(space, file) : undefined;
  },
  'Broadcasts.create': (call, file) => {
    const start = startAfter(call, (at) => operationOf(at, file) === 'Broadcasts.start');
    if (!start || !rewriteStart(start, file, operationOf)) return undefined;
    file.claimed.add(start);
    return 'done';
  },
  'Broadcasts.start': (call, file) => (rewriteStart(call, file, operationOf) ? 'done' : undefined),
  'Broadcasts.stop': stop,
  'Broadcasts.delete': stop,
};

function stop(call: ts.CallExpression, file: FileRewriter): Part[] | undefined {
  if (!isUnused(call) || !isInAsync(call) || !ts.isAwaitExpression(call.parent)) return undefined;
  return stopBroadcasts(call.arguments[0]!, file);
}

/** `{}`, or as many as Mux gave at once: pages are LiveKit's business no longer. */
function isAllAtOnce(params: ts.Expression): boolean {
  const literal = unwrap(params);
  if (!ts.isObjectLiteralExpression(literal) || !hasOnly(literal, ['limit'])) return false;
  const limit = propertyOf(literal, 'limit');
  return limit === undefined || limit.getText() === '100';
}

export function hasOnly(literal: ts.ObjectLiteralExpression, names: readonly string[]): boolean {
  return literal.properties.every(
    ({ name }) => name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) && names.includes(name.text),
  );
}

function operationOf(call: ts.CallExpression, file: FileRewriter): string | undefined {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee) || !OPERATION_NAMES.has(callee.name.text)) return undefined;
  return file.sdk
    .membersOf(callee.name)
    .map((row) => NAMES[row])
    .find((name) => name !== undefined);
}

const OPERATION_NAMES = new Set(Object.keys(NAMES).map((row) => row.slice(row.indexOf('.') + 1)));
