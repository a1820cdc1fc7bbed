// attach and detach: only a subscribed remote track has media to attach.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isValueIgnored } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { argumentList, expressionOf, isAccess } from '../member-edits.js';
import { rewriteWithReceiver, type Receiver } from '../receiver.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';

/** What LiveKit tells of when the elements are detached already. */
const UNSUBSCRIBED: ReadonlySet<string> = new Set([
  'ParticipantTrackUnsubscribed',
  'ParticipantTrackUnpublished',
  'ParticipantLeft',
  'TrackUnsubscribed',
  'TrackUnpublished',
]);

export const attach: Rule = {
  id: 'attach',
  section: 'Track changes',
  covers: outcome('rewritten', ['Track.attach', 'Track.detach']),
  member(use, file, { listeners }) {
    if (!isAccess(use) || !use.call) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    const isUsed = !isValueIgnored(expressionOf(use));
    const isSingle = use.member === 'detach' && use.call.arguments.length > 0 && isUsed;
    const end = `)${withoutMedia(use, isSingle, file)}`;
    const isDone = rewriteWithReceiver(use, file, (track) => {
      const call: Part[] = [...media(use, track, file), `.${use.member}(`, ...argumentList(use), end];
      return isSingle ? ['[', ...call, ']'] : call;
    });
    if (!isDone) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    const isOfElements = use.member === 'detach' && !isSingle && use.side !== 'local' && isUsed;
    if (isOfElements && listeners.runsAt(use.node, UNSUBSCRIBED)) file.mark(use.node, 'DETACHED');
    file.rewrote(use.node, attach.id, `${use.member}() works on the media track`);
  },
};

/** What the code goes on with: without media `attach` gave `undefined`, whatever its type, and `detach` an empty list. */
function withoutMedia(use: AccessUse, isSingle: boolean, file: FileRewriter): string {
  const expression = expressionOf(use);
  const isInChain = ts.isPropertyAccessExpression(expression.parent) || ts.isOptionalChain(expression);
  if (use.side === 'local' || isInChain || isValueIgnored(expression)) return '';
  if (use.member === 'detach' && !isSingle) return ' ?? []';
  return file.isTypeScript ? '!' : '';
}

/** Local tracks have their media; those of publications are there while they are received. */
function media(use: AccessUse, track: Receiver, file: FileRewriter): readonly Part[] {
  if (use.side === 'local') return [track()];
  if (use.side === 'remote') return [track(), '.track?'];
  const isPublication = ` instanceof ${file.use('RemoteTrackPublication')} ? `;
  return ['(', track(), isPublication, track(), '.track : ', track(), ')?'];
}
