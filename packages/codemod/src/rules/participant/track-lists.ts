// getTracks() and its like, and the maps of tracks: LiveKit has publications, and tracks in them.
import { livekitWord } from '@airlock-rtc/contract';
import type { Part } from '../../edits/edit-list.js';
import { isOptional } from '../../source/syntax.js';
import { isAccess, receiver, renameMember, replaceExpression } from '../member-edits.js';
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
      replaceExpression(
        use,
        arrayOf(use, map, (name) => file.use(name)),
        file,
      );
      return file.rewrote(use.node, trackLists.id, `${use.member}() reads ${map}`);
    }
    renameMember(use, map, file);
    if (use.side === 'remote') return file.rewrote(use.node, trackLists.id, `${use.member} is ${map}`);
    file.mark(use.node, 'PUBLICATION_MAP');
  },
};

/** In an optional chain the array is empty where it would have been undefined. */
function arrayOf(use: AccessUse, map: string, name: (exported: string) => string): Part[] {
  const fallback = use.node.questionDotToken || isOptional(use.node) ? ' ?? []' : '';
  const values: Part[] = [...receiver(use), `.${map}.values()${fallback}`];
  switch (use.side) {
    case 'remote':
      return ['Array.from(', ...values, ')'];
    case 'local':
      return ['Array.from(', ...values, ').flatMap((publication) => publication.track ?? [])'];
    case 'either':
      return [
        `Array.from<${name('LocalTrackPublication')} | ${name('RemoteTrackPublication')}>(`,
        ...values,
        `).flatMap((publication) => publication instanceof ${name('RemoteTrackPublication')} ? publication : publication.track ?? [])`,
      ];
  }
}
