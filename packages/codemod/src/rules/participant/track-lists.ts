// getTracks() and its like, and the maps of tracks: LiveKit has publications, and tracks in them.
import type { Part } from '../../edits/edit-list.js';
import { isOptional } from '../../source/syntax.js';
import { isAccess, receiver, renameMember, replaceExpression } from '../member-edits.js';
import { rewritten, type AccessUse, type Rule } from '../rule.js';

const MAPS: Record<string, string> = {
  getTracks: 'trackPublications',
  getAudioTracks: 'audioTrackPublications',
  getVideoTracks: 'videoTrackPublications',
  audioTracks: 'audioTrackPublications',
  videoTracks: 'videoTrackPublications',
};

export const trackLists: Rule = {
  id: 'track-lists',
  section: 'Track changes',
  covers: rewritten({
    'LocalParticipant.getTracks': 'the tracks of trackPublications',
    'LocalParticipant.getAudioTracks': 'the tracks of audioTrackPublications',
    'LocalParticipant.getVideoTracks': 'the tracks of videoTrackPublications',
    'RemoteParticipant.getTracks': 'trackPublications as an array',
    'RemoteParticipant.getAudioTracks': 'audioTrackPublications as an array',
    'RemoteParticipant.getVideoTracks': 'videoTrackPublications as an array',
    'LocalParticipant.audioTracks': 'audioTrackPublications, with a marker: it holds publications',
    'LocalParticipant.videoTracks': 'videoTrackPublications, with a marker: it holds publications',
    'RemoteParticipant.audioTracks': 'audioTrackPublications',
    'RemoteParticipant.videoTracks': 'videoTrackPublications',
  }),
  member(use, file) {
    const map = MAPS[use.member]!;
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
