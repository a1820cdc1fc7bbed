// Broadcasts.create and Broadcasts.start: where one follows the other, a single egress to the live stream.
import ts from 'typescript';
import { isUnused, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { clientOf } from './server-code.js';

type OperationOf = (call: ts.CallExpression, file: FileRewriter) => string | undefined;

/** Those of LiveKit's own page. */
const LAYOUTS: Record<string, string> = {
  gallery: 'grid',
  'active-speaker': 'speaker',
  crop: 'single-speaker',
};

/** False, with nothing changed, where `start` is told by an id alone, or its answer or the broadcast is used otherwise. */
export function rewriteStart(
  start: ts.CallExpression,
  file: FileRewriter,
  operationOf: OperationOf,
): boolean {
  const created = creationOf(start, file, operationOf);
  if (!created || !isUnused(start) || !ts.isAwaitExpression(start.parent)) return false;
  const { call: create, statement } = created;
  const params = create.arguments[1] && unwrap(create.arguments[1]);
  if (!params || !ts.isObjectLiteralExpression(params)) return false;
  const liveStream = propertyOf(params, 'live_stream_id');
  const layout = layoutOf(propertyOf(params, 'layout'));
  const key = liveStream && streamKey(start, liveStream, file);
  if (!key || layout === undefined) return false;
  const output = `new ${file.use('StreamOutput')}({ protocol: ${file.use('StreamProtocol')}.RTMP, urls: [\`mux://\${${key}}\`] })`;
  const room = start.arguments[0]!;
  file.replace(
    start,
    `${clientOf('EgressClient', file)}.startRoomCompositeEgress(`,
    room,
    `, ${output}, { layout: '${layout}' })`,
  );
  removeStatement(statement, file);
  file.rewrote(create, 'spaces-api', 'an egress begins when it is made: at start()');
  return true;
}

/** The first start() in the block where a broadcast was created. */
export function startAfter(
  create: ts.CallExpression,
  isStart: (call: ts.CallExpression) => boolean,
): ts.CallExpression | undefined {
  const find = (node: ts.Node): ts.CallExpression | undefined =>
    node.pos >= create.end && ts.isCallExpression(node) && isStart(node) ? node : ts.forEachChild(node, find);
  const block = ts.findAncestor(create, ts.isBlock);
  return block && find(block);
}

/** `const broadcast = await ….create(…)` for `….start(space, broadcast.id)`, when nothing else reads the broadcast. */
function creationOf(
  start: ts.CallExpression,
  file: FileRewriter,
  operationOf: OperationOf,
): { call: ts.CallExpression; statement: ts.VariableStatement } | undefined {
  const id = start.arguments[1];
  if (!id || !ts.isPropertyAccessExpression(id) || id.name.text !== 'id') return undefined;
  const declaration = file.checker.getSymbolAtLocation(id.expression)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name))
    return undefined;
  const initializer = declaration.initializer;
  const call = initializer && ts.isAwaitExpression(initializer) ? initializer.expression : undefined;
  if (!ts.isVariableDeclarationList(declaration.parent)) return undefined;
  const statement = declaration.parent.parent;
  if (!call || !ts.isCallExpression(call) || operationOf(call, file) !== 'Broadcasts.create')
    return undefined;
  if (!ts.isVariableStatement(statement) || declaration.parent.declarations.length !== 1) return undefined;
  const uses = file.text(statement.parent).match(new RegExp(`\\b${declaration.name.text}\\b`, 'g')) ?? [];
  return uses.length === 2 ? { call, statement } : undefined;
}

function layoutOf(layout: ts.Expression | undefined): string | undefined {
  if (!layout) return LAYOUTS.gallery;
  return ts.isStringLiteralLike(layout) ? LAYOUTS[layout.text] : undefined;
}

/** The live stream stays with Mux: its key is asked of the client that asked for the broadcast. */
function streamKey(
  start: ts.CallExpression,
  liveStream: ts.Expression,
  file: FileRewriter,
): string | undefined {
  const callee = file.text(start.expression);
  const id = file.text(liveStream);
  const [, modern] = /^(.*\bvideo)\.spaces\.startBroadcast$/.exec(callee) ?? [];
  if (modern) return `(await ${modern}.liveStreams.retrieve(${id})).stream_key`;
  const [, older] = /^(.*\bVideo)\.Spaces\.Broadcasts\.start$/.exec(callee) ?? [];
  return older && `(await ${older}.LiveStreams.get(${id})).stream_key`;
}

function removeStatement(statement: ts.Statement, file: FileRewriter): void {
  const { text } = file.source;
  const start = statement.getStart(file.source);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = /^[ \t]*\r?\n/.exec(text.slice(statement.end))?.[0].length ?? 0;
  const isOwnLine = text.slice(lineStart, start).trim() === '' && lineEnd > 0;
  file.replace(isOwnLine ? { start: lineStart, end: statement.end + lineEnd } : statement);
}
