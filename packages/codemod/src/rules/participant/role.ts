// role of participants: a number in Spaces, told from the permissions in LiveKit.
import ts from 'typescript';
import { optionalLinks } from '../../edits/chain.js';
import { LEVEL } from '../../edits/precedence.js';
import { unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isAccess } from '../member-edits.js';
import { isAlwaysThere, rewriteWithReceiver } from '../receiver.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';

const EQUALITY = new Map([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '==='],
  [ts.SyntaxKind.EqualsEqualsToken, '==='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsToken, '!=='],
]);

export const role: Rule = {
  id: 'role',
  section: 'Participant changes',
  covers: outcome('partly', ['LocalParticipant.role', 'RemoteParticipant.role']),
  member(use, file) {
    if (!isAccess(use)) return file.mark(use.node, 'DESTRUCTURED', 'role');
    if (rewriteComparison(use, file))
      return file.rewrote(use.node, role.id, 'role is told from permissions.canPublish');
    rewriteWithReceiver(use, file, (person) => [person(), '.permissions?.canPublish === false ? 2 : 1']);
    file.mark(use.node, 'ROLE');
  },
};

/** Absent means allowed: only `canPublish === false` makes a subscriber (livekit protocol, grants). */
function rewriteComparison(use: AccessUse, file: FileRewriter): boolean {
  const comparison = use.node.parent;
  if (!ts.isBinaryExpression(comparison)) return false;
  const operator = EQUALITY.get(comparison.operatorToken.kind);
  const other = comparison.left === use.node ? comparison.right : comparison.left;
  const asked = askedRole(unwrap(other), file);
  if (!operator || !asked) return false;
  const isSubscriber = (asked === 'Subscriber') === (operator === '===');
  const mayBeMissing = optionalLinks(use.node).some(({ expression }) => !isAlwaysThere(expression, file));
  if (mayBeMissing && asked === 'Publisher') {
    // A missing person is no publisher.
    rewriteWithReceiver(use, file, (person) => [person(), '.permissions?.canPublish !== false']);
    file.replace(other, 'true');
    return true;
  }
  const object = { operand: [use.object], level: LEVEL.member };
  const dot = use.node.questionDotToken && mayBeMissing ? '?.' : '.';
  const test = `${dot}permissions?.canPublish ${isSubscriber ? '===' : '!=='} false`;
  file.edits.replaceExpression(comparison, object, test);
  return true;
}

function askedRole(other: ts.Expression, file: FileRewriter): string | undefined {
  if (ts.isNumericLiteral(other)) return { 1: 'Publisher', 2: 'Subscriber' }[other.text];
  if (!ts.isPropertyAccessExpression(other)) return undefined;
  const isRole = file.sdk.membersOf(other.name).some((row) => row.startsWith('ParticipantRole.'));
  return isRole ? other.name.text : undefined;
}
