// mute, unMute and stop of local tracks.
import { livekitWord } from '@airlock-rtc/contract';
import { isAccess, prefixPromise, renameMember } from '../member-edits.js';
import { outcome, type Rule } from '../rule.js';

export const mute: Rule = {
  id: 'mute',
  section: 'Track changes',
  covers: outcome('rewritten', ['LocalTrack.mute', 'LocalTrack.unMute', 'LocalTrack.stop']),
  member(use, file) {
    const name = livekitWord(use.row);
    renameMember(use, name, file);
    if (use.member !== 'stop' && isAccess(use) && use.call) prefixPromise(use.call, file);
    file.rewrote(use.node, mute.id, `${use.member}() is ${name}()`);
  },
};
