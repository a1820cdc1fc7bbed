// Events of Mux's webhooks: told by their names, which are LiveKit's afterwards, as are the fields of the event.
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';

const EVENTS: Record<string, string> = {
  'video.space.active': 'room_started',
  'video.space.idle': 'room_finished',
  'video.space.broadcast.active': 'egress_started',
  'video.space.broadcast.idle': 'egress_ended',
};

/** Of `event.data`, by what the event is about. */
const FIELDS: Record<string, string> = { id: 'room?.name', passthrough: 'room?.metadata' };
const BROADCAST_FIELDS: Record<string, string> = { id: 'egressInfo?.egressId' };

/** Rewrites a name of an event, and what is read of the event in that branch; true when it was one of Mux's spaces. */
export function rewriteWebhookEvent(name: ts.StringLiteralLike, file: FileRewriter): boolean {
  if (!name.text.startsWith('video.space.')) return false;
  const livekit = EVENTS[name.text];
  const branch = branchOf(name);
  if (!livekit || !branch || servesOtherEvents(file.source)) {
    file.mark(name, 'WEBHOOK', livekit ? name.text : `${name.text} has no counterpart`);
    return true;
  }
  file.replace({ start: name.getStart(file.source) + 1, end: name.end - 1 }, livekit);
  renameType(branch.type, file);
  const isBroadcast = name.text.includes('.broadcast.');
  branch.body.forEach((node) => rewriteFields(node, branch.event, { file, isBroadcast }));
  file.rewrote(name, 'webhooks', `${name.text} is ${livekit}`);
  return true;
}

interface Branch {
  /** `event.type`, and the event as text. */
  type: ts.PropertyAccessExpression;
  event: string;
  /** What runs for this event. */
  body: readonly ts.Node[];
}

/** `case 'name':` of `switch (event.type)`, or `if (event.type === 'name')`. */
function branchOf(name: ts.StringLiteralLike): Branch | undefined {
  const { parent } = name;
  if (ts.isCaseClause(parent)) {
    const type = parent.parent.parent.expression;
    if (!isType(type)) return undefined;
    const { clauses } = parent.parent;
    // An empty case falls through to the next.
    const from = clauses.indexOf(parent);
    const body = clauses.slice(from).find(({ statements }) => statements.length > 0);
    return {
      type,
      event: type.expression.getText(),
      body: body?.statements ?? [],
    };
  }
  if (!ts.isBinaryExpression(parent) || parent.right !== name || !isType(parent.left)) return undefined;
  const test = ts.findAncestor(parent, ts.isIfStatement);
  const body = test ? [test.thenStatement] : [];
  return { type: parent.left, event: parent.left.expression.getText(), body };
}

function isType(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'type';
}

/** Assets and live streams stay with Mux, and so do the signature and the form of what it tells of them. */
export function servesOtherEvents(source: ts.SourceFile): boolean {
  return /['"`]video\.(?!space\.)\w/.test(source.text);
}

function renameType(type: ts.PropertyAccessExpression, file: FileRewriter): void {
  if (file.claimed.has(type)) return;
  file.claimed.add(type);
  file.replace(type.name, 'event');
}

function rewriteFields(
  node: ts.Node,
  event: string,
  { file, isBroadcast }: { file: FileRewriter; isBroadcast: boolean },
): void {
  const visit = (at: ts.Node): void => {
    if (file.claimed.has(at)) return;
    if (
      ts.isPropertyAccessExpression(at) &&
      /^(?:data|object)$/.test(at.name.text) &&
      at.expression.getText() === event
    ) {
      const field = at.parent;
      file.claimed.add(at);
      const to =
        ts.isPropertyAccessExpression(field) && field.expression === at
          ? (isBroadcast ? BROADCAST_FIELDS : FIELDS)[field.name.text]
          : undefined;
      if (to) file.replace(field, at.expression, `.${to}`);
      else file.mark(at, 'WEBHOOK', 'the fields of the event are others');
      return;
    }
    ts.forEachChild(at, visit);
  };
  visit(node);
}
