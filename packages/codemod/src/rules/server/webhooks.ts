// Webhooks of Mux: their signature, by WebhookReceiver.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, isUnused, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { outcome, type Rule } from '../rule.js';
import { webhookReceiver } from './server-code.js';
import { servesOtherEvents } from './webhook-events.js';

const METHODS = new Set(['verifyHeader', 'verifySignature', 'unwrap']);
const SIGNATURE_HEADER = /^mux-signature$/i;

export const webhooks: Rule = {
  id: 'webhooks',
  section: 'Introduction to LiveKit',
  covers: outcome('partly', ['Webhooks.verify', 'Webhooks.events']),
  call(call, file) {
    const callee = call.expression;
    if (!ts.isPropertyAccessExpression(callee) || !METHODS.has(callee.name.text)) return undefined;
    if (!file.sdk.membersOf(callee.name).some((row) => row.startsWith('MuxWebhooks.'))) return undefined;
    const signature = signatureOf(call, callee.name.text, file);
    if (!signature || !isInAsync(call) || servesOtherEvents(file.source)) {
      file.mark(call, 'WEBHOOK');
      return 'Webhooks.verify';
    }
    const received: Part[] = [
      `${webhookReceiver(file)}.receive(`,
      call.arguments[0]!,
      ', ',
      ...signature,
      ')',
    ];
    const target = ts.isAwaitExpression(call.parent) ? call.parent : call;
    if (callee.name.text !== 'verifyHeader') file.replace(target, 'await ', ...received);
    else if (isUnused(call)) file.replace(target, 'await ', ...received);
    else file.replace(target, 'Boolean(await ', ...received, ')');
    renameHeader(file);
    file.rewrote(call, webhooks.id, 'LiveKit signs with the API secret, in the Authorization header');
    return 'Webhooks.verify';
  },
};

/** The header's value: given by itself, or to be taken out of the headers. */
function signatureOf(call: ts.CallExpression, method: string, file: FileRewriter): Part[] | undefined {
  const [, given] = call.arguments;
  if (!given) return undefined;
  if (method === 'verifyHeader') return [given];
  const headers = unwrap(given);
  if (ts.isObjectLiteralExpression(headers)) {
    const value = propertyOf(headers, 'mux-signature');
    return value && [value];
  }
  const type = file.checker.getTypeAtLocation(headers);
  return type.getProperty('get') ? [given, ".get('authorization') ?? undefined"] : [given, '.authorization'];
}

/** `req.headers['mux-signature']`, wherever in the file. */
function renameHeader(file: FileRewriter): void {
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && SIGNATURE_HEADER.test(node.text) && !file.claimed.has(node)) {
      const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
      file.claimed.add(node);
      if (!isKey) file.replace({ start: node.getStart(file.source) + 1, end: node.end - 1 }, 'authorization');
    }
    ts.forEachChild(node, visit);
  };
  visit(file.source);
}
