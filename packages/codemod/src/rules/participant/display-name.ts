// setDisplayName.
import { isUnused } from '../../source/syntax.js';
import { expressionOf, isAccess, renameMember, replaceExpression } from '../member-edits.js';
import { outcome, type Rule } from '../rule.js';

export const setDisplayName: Rule = {
  id: 'set-display-name',
  section: 'Participant changes',
  covers: outcome('rewritten', ['LocalParticipant.setDisplayName']),
  member(use, file) {
    if (!isAccess(use) || !use.call) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    file.rewrote(use.node, setDisplayName.id, 'setName() needs canUpdateOwnMetadata in the token');
    if (isUnused(expressionOf(use))) return renameMember(use, 'setName', file);
    const dot = use.node.questionDotToken ? '?.' : '.';
    const [name] = use.call.arguments;
    replaceExpression(
      use,
      [use.object, `${dot}setName(`, ...(name ? [name] : []), ').then(() => ', use.object, ')'],
      file,
    );
  },
};
