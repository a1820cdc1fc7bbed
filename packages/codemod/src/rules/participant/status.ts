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
    if (!isAccess(use)) return;
    // Also a value that nobody has any more is compared with.
    const isNamed = file.imports.spacesImport('ParticipantStatus') && file.isTypeScript && file.canUseSupport;
    const type = isNamed ? ` as ${file.useSupport('ParticipantStatus', 'type')}` : '';
    rewriteWithReceiver(use, file, (person) =>
      type ? ['(', person(), `.isActive ? 1 : 2)${type}`] : [person(), '.isActive ? 1 : 2'],
    );
  },
};
