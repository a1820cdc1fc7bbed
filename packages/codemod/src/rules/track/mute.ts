// mute, unMute and stop of local tracks.
import { livekitWord } from '@airlock-rtc/contract';
import { promisePrefix } from '../../source/syntax.js';
import { isAccess, renameMember } from '../member-edits.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';

export const mute: Rule = {
  id: 'mute',
  section: 'Track changes',
  covers: outcome('rewritten', ['LocalTrack.mute', 'LocalTrack.unMute', 'LocalTrack.stop']),
  member(use, file) {
    const name = livekitWord(use.row);
    renameMember(use, name, file);
    const prefix = use.member !== 'stop' && isAccess(use) && use.call ? promisePrefix(use.call) : '';
    if (prefix) file.replace((use as AccessUse).call!, prefix, (use as AccessUse).call!);
    file.rewrote(use.node, mute.id, `${use.member}() is ${name}()`);
  },
};
