// mute, unMute and stop of local tracks.
import { promisePrefix } from '../../source/syntax.js';
import { isAccess, renameMember } from '../member-edits.js';
import { rewritten, type AccessUse, type Rule } from '../rule.js';

const NAMES: Record<string, string> = { mute: 'mute', unMute: 'unmute', stop: 'stop' };

export const mute: Rule = {
  id: 'mute',
  section: 'Track changes',
  covers: rewritten({
    'LocalTrack.mute': 'mute(), awaited where that is possible',
    'LocalTrack.unMute': 'unmute(), awaited where that is possible',
    'LocalTrack.stop': 'stop()',
  }),
  member(use, file) {
    renameMember(use, NAMES[use.member]!, file);
    const prefix = use.member !== 'stop' && isAccess(use) && use.call ? promisePrefix(use.call) : '';
    if (prefix) file.replace((use as AccessUse).call!, prefix, (use as AccessUse).call!);
    file.rewrote(use.node, mute.id, `${use.member}() is ${NAMES[use.member]}()`);
  },
};
