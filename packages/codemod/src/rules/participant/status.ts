// status of remote participants, of which LiveKit knows half.
import { isAccess, replaceExpression } from '../member-edits.js';
import { outcome, type Rule } from '../rule.js';

export const status: Rule = {
  id: 'status',
  section: 'Participant changes',
  covers: outcome('marked', ['RemoteParticipant.status']),
  member(use, file) {
    file.mark(use.node, 'STATUS');
    if (isAccess(use)) replaceExpression(use, [use.object, '.isActive ? 1 : 2'], file, { isCompound: true });
  },
};
