// The entries of ActiveSpeakersChanged: LiveKit gives the participants themselves.
import ts from 'typescript';
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
    const microphone = `?.getTrackPublication(${use.member === 'track' ? `${file.use('Track')}.Source.Microphone` : ''})`;
    if (use.member === 'track') {
      file.mark(use.node, 'SPEAKER_TRACK');
      replaceExpression(use, [use.object, microphone.slice(1)], file);
      return;
    }
    const isRead = ts.isPropertyAccessExpression(use.node.parent) && use.node.parent.expression === use.node;
    if (isRead || !file.isTypeScript) replaceExpression(use, [use.object], file);
    else replaceExpression(use, [use.object, ` as ${eitherParticipant(file)}`], file, { isCompound: true });
    file.rewrote(use.node, activeSpeakers.id, 'the list holds participants');
  },
};

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
