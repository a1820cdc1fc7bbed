// leave() and the plain fields of a Space.
import type { Part } from '../../edits/edit-list.js';
import { isInAsync, promisePrefix } from '../../source/syntax.js';
import { isAccess, renameMember, replaceExpression } from '../member-edits.js';
import { canGuard, ifThere } from '../missing.js';
import { outcome, type Rule } from '../rule.js';

export const leave: Rule = {
  id: 'leave',
  section: 'Space to Room',
  covers: outcome('rewritten', ['Space.leave']),
  member(use, file, facts) {
    const call = isAccess(use) ? use.call : undefined;
    const leaveRoom =
      call && isAccess(use) && canGuard(use) && facts.hasLeftListeners
        ? file.useSupport('leaveRoom')
        : undefined;
    if (call && isAccess(use) && leaveRoom) {
      const { parts, isCompound } = ifThere(use, [`${leaveRoom}(`, use.object, ')'], file);
      replaceExpression(
        use,
        [promisePrefix(call), ...inParentheses(parts, isCompound && promisePrefix(call))],
        file,
        { isCompound },
      );
      return file.rewrote(use.node, leave.id, 'leave() told of everyone who was left behind');
    }
    renameMember(use, 'disconnect', file);
    if (call && promisePrefix(call)) file.replace(call, promisePrefix(call), call);
    if (facts.hasLeftListeners) return file.mark(use.node, 'LEAVE_EVENTS');
    file.rewrote(use.node, leave.id, 'leave() is disconnect()');
  },
};

function inParentheses(parts: readonly Part[], isNeeded: unknown): Part[] {
  return isNeeded ? ['(', ...parts, ')'] : [...parts];
}

export const spaceFields: Rule = {
  id: 'space-fields',
  section: 'Space to Room',
  covers: {
    ...outcome('rewritten', ['Space.localParticipant', 'Space.broadcasting']),
    ...outcome('partly', ['Space.sessionId']),
    ...outcome('dropped', ['Space.jwt']),
  },
  member(use, file) {
    if (use.member === 'jwt') return file.mark(use.node, 'SUBCLASS', 'the token is not a field of Room');
    if (use.member === 'broadcasting') renameMember(use, 'isRecording', file);
    if (use.member === 'sessionId') {
      const canAwait = isAccess(use) && isInAsync(use.node);
      if (isAccess(use)) {
        const parts = canAwait
          ? ['await ', use.object, '.getSid()']
          : [file.isTypeScript ? 'undefined as string | undefined' : 'undefined'];
        replaceExpression(use, parts, file, { isCompound: true });
      }
      if (!canAwait) return file.mark(use.node, 'SESSION_ID');
    }
    file.rewrote(use.node, spaceFields.id, `${use.member} of the room`);
  },
};

export const acrScore: Rule = {
  id: 'acr-score',
  section: 'Space to Room',
  covers: outcome('dropped', ['Space.submitAcrScore']),
  member(use, file) {
    file.mark(use.node, 'ACR');
    if (isAccess(use) && use.call) replaceExpression(use, ['Promise.resolve()'], file);
  },
};
