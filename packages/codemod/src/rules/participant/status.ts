// status of remote participants, of which LiveKit knows half.
import { isAccess, replaceExpression } from '../member-edits.js';
import { marked, type Rule } from '../rule.js';

export const status: Rule = {
  id: 'status',
  section: 'Participant changes',
  covers: marked({ 'RemoteParticipant.status': 'isActive ? 1 : 2; one who came back is not told apart' }),
  member(use, file) {
    file.mark(use.node, 'STATUS');
    if (isAccess(use)) replaceExpression(use, [use.object, '.isActive ? 1 : 2'], file, { isCompound: true });
  },
};
