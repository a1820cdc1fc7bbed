// Webhooks of Mux: their signature, by WebhookReceiver.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, isUnused, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { outcome, type Rule } from '../rule.js';
import { webhookReceiver } from './server-code.js';

const METHODS = new Set(['verifyHeader', 'verifySignature', 'unwrap']);
const SIGNATURE_HEADER = /^mux-signature$/i;

export const webhooks: Rule = {
  id: 'webhooks',
  section: 'Introduction to LiveKit',
  covers: outcome('partly', ['Webhooks.verify', 'Webhooks.events']),
  call(call, file, facts) {
    const callee = call.expression;
    if (!ts.isPropertyAccessExpression(callee) || !METHODS.has(callee.name.text)) return undefined;
    if (!file.sdk.membersOf(callee.name).some((row) => row.startsWith('MuxWebhooks.'))) return undefined;
    const { areOfSpaces, areOfOthersToo } = facts.webhooks;
    if (areOfOthersToo && !areOfSpaces) {
      file.untouched(call, webhooks.id, 'these webhooks are not of spaces: they stay with Mux');
      return 'Webhooks.verify';
    }
    const signature = signatureOf(call, callee.name.text, file);
    if (!signature || !isInAsync(call) || !areOfSpaces || areOfOthersToo) {
      file.mark(call, 'WEBHOOK');
      return 'Webhooks.verify';
    }
    const [body] = call.arguments;
    if (!isRaw(body!, file)) file.mark(call, 'WEBHOOK_BODY');
    const received: Part[] = [`${webhookReceiver(file)}.receive(`, body!, ', ', ...signature, ')'];
    const target = ts.isAwaitExpression(call.parent) ? call.parent : call;
    if (callee.name.text !== 'verifyHeader') file.replace(target, 'await ', ...received);
    else if (isUnused(call)) file.replace(target, 'await ', ...received);
    else file.replace(target, 'Boolean(await ', ...received, ')');
    renameHeader(file);
    file.rewrote(call, webhooks.id, 'LiveKit signs with the API secret, in the Authorization header');
    return 'Webhooks.verify';
  },
};

/**
 * Whether the text is what came over the wire. LiveKit signs the bytes, and sends `application/webhook+json`, which the
 * parsers of Express, Next.js and Nest leave alone: `req.body` is empty there, and what is written anew is other bytes.
 */
function isRaw(body: ts.Expression, file: FileRewriter): boolean {
  const inner = unwrap(body);
  const declaration = ts.isIdentifier(inner) && file.checker.getSymbolAtLocation(inner)?.valueDeclaration;
  if (declaration && ts.isParameter(declaration))
    return (file.checker.getTypeAtLocation(inner).flags & ts.TypeFlags.String) !== 0;
  const made = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : inner;
  return (
    made !== undefined &&
    /\.text\(\)|\bBuffer\.concat\(|\b(?:get|read)?[rR]aw[bB]ody\(|\bbuffer\(|\btext\(|\braw\(req/.test(
      made.getText(),
    )
  );
}

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
