// subscribe, unsubscribe and isSubscribed of remote participants, and the modes.
import { isUnused } from '../../source/syntax.js';
import { expressionOf, isAccess, receiver, replaceExpression } from '../member-edits.js';
import { canGuard, ifThere } from '../missing.js';
import { outcome, type Rule } from '../rule.js';

export const subscribe: Rule = {
  id: 'subscribe',
  section: 'Track changes',
  covers: outcome('rewritten', [
    'RemoteParticipant.subscribe',
    'RemoteParticipant.unsubscribe',
    'RemoteParticipant.isSubscribed',
  ]),
  member(use, file) {
    if (!isAccess(use) || !use.call) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    const publications = [...receiver(use), '.trackPublications'];
    if (use.member === 'isSubscribed') {
      const any = '.values()).some((publication) => publication.isSubscribed)';
      replaceExpression(use, ['Array.from(', use.object, '.trackPublications', any], file);
      return file.rewrote(use.node, subscribe.id, 'isSubscribed() asks the publications');
    }
    const wanted = use.member === 'subscribe';
    const call = canGuard(use) && file.useSupport(wanted ? 'subscribeTo' : 'unsubscribeFrom');
    if (call) {
      const { parts, isCompound } = ifThere(use, [`${call}(`, use.object, ')'], file);
      replaceExpression(use, parts, file, { isCompound });
      return file.rewrote(use.node, subscribe.id, 'subscriptions are of publications, one by one');
    }
    const each = [...publications, `.forEach((publication) => publication.setSubscribed(${wanted}))`];
    if (isUnused(expressionOf(use))) replaceExpression(use, each, file);
    else replaceExpression(use, ['Promise.resolve(', ...each, ')'], file);
    if (wanted) return file.mark(use.node, 'MANUAL_SUBSCRIPTION');
    file.rewrote(use.node, subscribe.id, 'unsubscribe() is setSubscribed(false) on every publication');
  },
};
