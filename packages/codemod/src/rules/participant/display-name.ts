// setDisplayName.
import { isUnused } from '../../source/syntax.js';
import { expressionOf, isAccess, renameMember } from '../member-edits.js';
import { rewriteWithReceiver } from '../receiver.js';
import { outcome, type Rule } from '../rule.js';

export const setDisplayName: Rule = {
  id: 'set-display-name',
  section: 'Participant changes',
  covers: outcome('rewritten', ['LocalParticipant.setDisplayName']),
  member(use, file) {
    if (!isAccess(use) || !use.call) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    file.rewrote(use.node, setDisplayName.id, 'setName() needs canUpdateOwnMetadata in the token');
    if (isUnused(expressionOf(use))) return renameMember(use, 'setName', file);
    const [name] = use.call.arguments;
    const isDone = rewriteWithReceiver(
      use,
      file,
      (me) => [me(), '.setName(', ...(name ? [name] : []), ').then(() => ', me('function'), ')'],
      { isPromise: true, isChain: true },
    );
    if (!isDone) file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
  },
};
