// publishCustomEvent and the fields of the event. On the wire it looks like the adapter's: both may be in one room.
import { CUSTOM_EVENT_TOPIC } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isUnused, statementOf } from '../../source/syntax.js';
import { expressionOf, isAccess, renameMember, replaceExpression } from '../member-edits.js';
import { rewriteWithReceiver } from '../receiver.js';
import { outcome, type Rule } from '../rule.js';

export const publishCustomEvent: Rule = {
  id: 'publish-custom-event',
  section: 'Event changes',
  covers: outcome('rewritten', ['LocalParticipant.publishCustomEvent']),
  member(use, file, facts) {
    if (!isAccess(use) || !use.call?.arguments[0]) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    const [payload] = use.call.arguments;
    file.rewrote(use.node, publishCustomEvent.id, 'data is bytes, and the adapter’s form is kept');
    const isRead = !isUnused(expressionOf(use));
    if (isLeftAtOnce(use.call, file)) file.mark(use.node, 'CUSTOM_EVENT_LEAVE');
    const publish = facts.needsEcho || isRead ? file.useSupport('publishCustomEvent') : undefined;
    if (
      publish &&
      rewriteWithReceiver(use, file, (me) => [`${publish}(`, me('argument'), ', ', payload!, ')'], {
        isPromise: true,
      })
    )
      return;
    renameMember(use, 'publishData', file);
    file.replace(
      payload!,
      'new TextEncoder().encode(JSON.stringify({ payload: ',
      payload!,
      `, sequenceNumber: Date.now() })), { reliable: true, topic: '${CUSTOM_EVENT_TOPIC}' }`,
    );
    if (facts.needsEcho) file.mark(use.node, 'CUSTOM_EVENT_ECHO');
    if (isRead) file.mark(use.node, 'DYNAMIC_MEMBER', 'publishData() gives no event');
  },
};

/** `me.publishCustomEvent('bye'); space.leave();` */
function isLeftAtOnce(call: ts.CallExpression, file: FileRewriter): boolean {
  const statement = statementOf(call);
  if (!statement || !ts.isExpressionStatement(statement) || ts.isAwaitExpression(statement.expression))
    return false;
  const leaves = (node: ts.Node): boolean =>
    !ts.isFunctionLike(node) &&
    ((ts.isPropertyAccessExpression(node) &&
      node.name.text === 'leave' &&
      file.sdk.membersOf(node.name).includes('Space.leave')) ||
      (ts.forEachChild(node, leaves) ?? false));
  const statements: readonly ts.Statement[] = (statement.parent as ts.Block).statements;
  return statements.slice(statements.indexOf(statement) + 1).some(leaves);
}

export const customEventFields: Rule = {
  id: 'custom-event-fields',
  section: 'Event changes',
  covers: {
    ...outcome('rewritten', ['CustomEvent.payload', 'CustomEvent.sequenceNumber']),
    ...outcome('marked', ['CustomEvent.scope']),
  },
  member(use, file) {
    if (use.member !== 'scope') return;
    file.mark(use.node, 'CUSTOM_EVENT_SCOPE');
    if (isAccess(use)) replaceExpression(use, ['1'], file);
  },
};
