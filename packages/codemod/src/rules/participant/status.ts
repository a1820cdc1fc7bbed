// status of remote participants, of which LiveKit knows half.
import { isAccess } from '../member-edits.js';
import { rewriteWithReceiver } from '../receiver.js';
import { outcome, type Rule } from '../rule.js';

export const status: Rule = {
  id: 'status',
  section: 'Participant changes',
  covers: outcome('marked', ['RemoteParticipant.status']),
  member(use, file) {
    file.mark(use.node, 'STATUS');
    if (isAccess(use)) rewriteWithReceiver(use, file, (person) => [person(), '.isActive ? 1 : 2']);
  },
};
