// leave() and the plain fields of a Space.
import ts from 'typescript';
import { LEVEL } from '../../edits/precedence.js';
import { isInAsync } from '../../source/syntax.js';
import { isAccess, prefixPromise, renameMember, replaceExpression } from '../member-edits.js';
import { rewriteWithReceiver } from '../receiver.js';
import { outcome, type Rule } from '../rule.js';

export const leave: Rule = {
  id: 'leave',
  section: 'Space to Room',
  covers: outcome('rewritten', ['Space.leave']),
  member(use, file, facts) {
    const call = isAccess(use) ? use.call : undefined;
    const leaveRoom = call && facts.hasLeftListeners ? file.useSupport('leaveRoom') : undefined;
    if (isAccess(use) && call && leaveRoom) {
      rewriteWithReceiver(use, file, (room) => [`${leaveRoom}(`, room('argument'), ')']);
      prefixPromise(call, file);
      return file.rewrote(use.node, leave.id, 'leave() told of everyone who was left behind');
    }
    renameMember(use, 'disconnect', file);
    if (call) prefixPromise(call, file);
    if (facts.hasLeftListeners) return file.mark(use.node, 'LEAVE_EVENTS');
    file.rewrote(use.node, leave.id, 'leave() is disconnect()');
  },
};

export const spaceFields: Rule = {
  id: 'space-fields',
  section: 'Space to Room',
  covers: {
    ...outcome('rewritten', ['Space.localParticipant', 'Space.broadcasting']),
    ...outcome('partly', ['Space.sessionId', 'InternalsOfSpace.participants']),
    ...outcome('dropped', ['Space.jwt']),
  },
  member(use, file) {
    if (use.member === 'jwt') return file.mark(use.node, 'SUBCLASS', 'the token is not a field of Room');
    if (use.member === 'participants') {
      renameMember(use, 'remoteParticipants', file);
      if (!isAccess(use) || !readsNoKeys(use.node))
        return file.mark(
          use.node,
          'UNKNOWN_MEMBER',
          'Space.participants, which was internal, by connectionId',
        );
    }
    if (use.member === 'broadcasting') renameMember(use, 'isRecording', file);
    if (use.member === 'sessionId') {
      const canAwait = isAccess(use) && isInAsync(use.node);
      if (isAccess(use)) {
        if (canAwait) {
          const sid = [
            { operand: [use.object], level: LEVEL.member },
            use.node.questionDotToken ? '?.getSid()' : '.getSid()',
          ];
          replaceExpression(use, ['await ', ...sid], file);
        } else {
          replaceExpression(use, [file.isTypeScript ? 'undefined as string | undefined' : 'undefined'], file);
        }
      }
      if (!canAwait) return file.mark(use.node, 'SESSION_ID');
    }
    file.rewrote(use.node, spaceFields.id, `${use.member} of the room`);
  },
};

/** The map of Spaces had connection ids for keys, LiveKit's has identities. */
function readsNoKeys({ parent }: ts.PropertyAccessExpression): boolean {
  if (!ts.isPropertyAccessExpression(parent)) return false;
  if (/^(?:values|size)$/.test(parent.name.text)) return true;
  const call = parent.parent;
  if (parent.name.text !== 'forEach' || !ts.isCallExpression(call)) return false;
  const [each] = call.arguments;
  return (
    each !== undefined &&
    (ts.isArrowFunction(each) || ts.isFunctionExpression(each)) &&
    each.parameters.length < 2
  );
}

export const acrScore: Rule = {
  id: 'acr-score',
  section: 'Space to Room',
  covers: outcome('dropped', ['Space.submitAcrScore']),
  member(use, file) {
    file.mark(use.node, 'ACR');
    if (isAccess(use) && use.call) replaceExpression(use, ['Promise.resolve()'], file);
  },
};
