// getTracks() and its like, and the maps of tracks: LiveKit has publications, and tracks in them.
import { livekitWord } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { optionalLinks } from '../../edits/chain.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isAccess, receiver, renameMember } from '../member-edits.js';
import { rewriteWithReceiver } from '../receiver.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';

export const trackLists: Rule = {
  id: 'track-lists',
  section: 'Track changes',
  covers: {
    ...outcome('rewritten', [
      'LocalParticipant.getTracks',
      'LocalParticipant.getAudioTracks',
      'LocalParticipant.getVideoTracks',
      'RemoteParticipant.getTracks',
      'RemoteParticipant.getAudioTracks',
      'RemoteParticipant.getVideoTracks',
      'RemoteParticipant.audioTracks',
      'RemoteParticipant.videoTracks',
    ]),
    ...outcome('partly', ['LocalParticipant.audioTracks', 'LocalParticipant.videoTracks']),
  },
  member(use, file) {
    const map = livekitWord(use.row);
    if (use.member.startsWith('get')) {
      if (!isAccess(use) || !use.call) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
      if (!rewriteWithFallback(use, map, file))
        rewriteWithReceiver(use, file, (who) => arrayOf(use, [who(), `.${map}.values()`], file));
      return file.rewrote(use.node, trackLists.id, `${use.member}() reads ${map}`);
    }
    renameMember(use, map, file);
    if (use.side === 'remote') return file.rewrote(use.node, trackLists.id, `${use.member} is ${map}`);
    file.mark(use.node, 'PUBLICATION_MAP');
  },
};

/** `who?.getTracks() ?? []`: the fallback moves to where the chain is. */
function rewriteWithFallback(use: AccessUse, map: string, file: FileRewriter): boolean {
  const { parent } = use.call!;
  const isFallback =
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    ts.isArrayLiteralExpression(parent.right) &&
    parent.right.elements.length === 0;
  if (!isFallback || parent.left !== use.call || optionalLinks(use.node).length === 0) return false;
  const values = [...receiver(use), `.${map}.values() ?? []`];
  file.edits.replaceExpression(parent, ...arrayOf(use, values, file));
  return true;
}

function arrayOf({ side }: AccessUse, values: readonly Part[], file: FileRewriter): Part[] {
  if (side === 'remote') return ['Array.from(', ...values, ')'];
  if (side === 'local')
    return ['Array.from(', ...values, ').flatMap((publication) => publication.track ?? [])'];
  const isRemote = `publication instanceof ${file.use('RemoteTrackPublication')}`;
  const types = file.isTypeScript
    ? `<${file.use('LocalTrackPublication', 'type')} | ${file.use('RemoteTrackPublication', 'type')}>`
    : '';
  return [
    `Array.from${types}(`,
    ...values,
    `).flatMap((publication) => ${isRemote} ? publication : publication.track ?? [])`,
  ];
}
