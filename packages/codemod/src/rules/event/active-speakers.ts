// The entries of ActiveSpeakersChanged: LiveKit gives the participants themselves.
import ts from 'typescript';
import { LEVEL } from '../../edits/precedence.js';
import { isAssigned, isTested } from '../../source/syntax.js';
import { isAccess, replaceExpression } from '../member-edits.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { outcome, type MemberUse, type Rule } from '../rule.js';

export const activeSpeakers: Rule = {
  id: 'active-speakers',
  section: 'Event changes',
  covers: {
    ...outcome('rewritten', ['ActiveSpeaker.participant']),
    ...outcome('partly', ['ActiveSpeaker.track']),
  },
  member(use, file) {
    if (!isAccess(use)) return rewriteBinding(use, file);
    const entry = { operand: [use.object], level: LEVEL.member };
    if (use.member === 'track') {
      file.mark(use.node, 'SPEAKER_TRACK');
      const dot = use.node.questionDotToken ? '?.' : '.';
      replaceExpression(
        use,
        [entry, `${dot}getTrackPublication(${file.use('Track')}.Source.Microphone)`],
        file,
      );
      return;
    }
    if (needsCast(use.node, file)) replaceExpression(use, [entry, ` as ${eitherParticipant(file)}`], file);
    else replaceExpression(use, [use.object], file);
    file.rewrote(use.node, activeSpeakers.id, 'the list holds participants');
  },
};

/** LiveKit's list has the base class: a place that wants one of the two classes must be told. */
function needsCast(node: ts.Expression, file: FileRewriter): boolean {
  const { parent } = node;
  if (!file.isTypeScript || file.sdk.classesOf(node).size < 2) return false;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return false;
  if (ts.isBinaryExpression(parent) && !isAssigned(parent.left)) return false;
  if (isTested(node) || ts.isTemplateSpan(parent)) return false;
  const wanted = file.checker.getContextualType(node);
  return !wanted || (wanted.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0;
}

/** `({ participant }) => participant`: the pattern becomes the name. */
function rewriteBinding(use: MemberUse, file: FileRewriter): void {
  const element = use.node as ts.BindingElement;
  const pattern = element.parent;
  const parameter = pattern.parent;
  const isOnly =
    ts.isObjectBindingPattern(pattern) && pattern.elements.length === 1 && ts.isIdentifier(element.name);
  if (!isOnly || use.member !== 'participant' || !ts.isParameter(parameter)) {
    return file.mark(element, 'DESTRUCTURED', use.member);
  }
  file.replace(pattern, (element.name as ts.Identifier).text);
  const fn = parameter.parent;
  const isPassedOn =
    ts.isArrowFunction(fn) && ts.isIdentifier(fn.body) && file.text(fn.body) === file.text(element.name);
  if (isPassedOn && file.isTypeScript) file.replace(fn.body, fn.body, ` as ${eitherParticipant(file)}`);
  file.rewrote(element, activeSpeakers.id, 'the list holds participants');
}

/** LiveKit declares the base class, from which no other class comes. */
function eitherParticipant(file: FileRewriter): string {
  return `${file.use('LocalParticipant', 'type')} | ${file.use('RemoteParticipant', 'type')}`;
}
