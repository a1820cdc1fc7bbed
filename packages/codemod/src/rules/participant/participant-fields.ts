// id, connectionId and displayName of participants.
import { livekitWord } from '@airlock-rtc/contract';
import ts from 'typescript';
import { isAssigned, isTested } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isAccess, renameMember } from '../member-edits.js';
import { rewriteWithReceiver } from '../receiver.js';
import { outcome, type MemberUse, type Rule } from '../rule.js';

export const participantFields: Rule = {
  id: 'participant-fields',
  section: 'Participant changes',
  covers: outcome('rewritten', [
    'LocalParticipant.id',
    'RemoteParticipant.id',
    'LocalParticipant.connectionId',
    'RemoteParticipant.connectionId',
    'LocalParticipant.displayName',
    'RemoteParticipant.displayName',
  ]),
  member(use, file) {
    const name = livekitWord(use.row);
    if (use.member !== 'displayName' || !fillIn(use, name, file)) renameMember(use, name, file);
    file.rewrote(use.node, participantFields.id, `${use.member} is ${name}`);
  },
};

/** LiveKit's name is undefined until one is set; that of Spaces was an empty string. True when the name is written too. */
function fillIn(use: MemberUse, name: string, file: FileRewriter): boolean {
  if (!isAccess(use)) {
    const element = use.node as ts.BindingElement;
    if (!element.initializer && ts.isIdentifier(element.name)) file.edits.insert(element.end, " = ''");
    return false;
  }
  const { node } = use;
  if (isAssigned(node) || isTested(node) || isJsxChild(node) || isLeftOfNullish(node)) return false;
  return rewriteWithReceiver(use, file, (person) => [person(), `.${name} ?? ''`]);
}

function isJsxChild(node: ts.Node): boolean {
  return ts.isJsxExpression(node.parent) && !ts.isJsxAttribute(node.parent.parent);
}

function isLeftOfNullish(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.left !== node) return false;
  return parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
}
