// subscribe, unsubscribe and isSubscribed of remote participants, and the modes.
import { isUnused } from '../../source/syntax.js';
import { expressionOf, isAccess } from '../member-edits.js';
import { rewriteWithReceiver } from '../receiver.js';
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
    if (use.member === 'isSubscribed') {
      rewriteWithReceiver(use, file, (person) => [
        'Array.from(',
        person(),
        '.trackPublications.values()).some((publication) => publication.isSubscribed)',
      ]);
      return file.rewrote(use.node, subscribe.id, 'isSubscribed() asks the publications');
    }
    const wanted = use.member === 'subscribe';
    const call = file.useSupport(wanted ? 'subscribeTo' : 'unsubscribeFrom');
    if (call) {
      rewriteWithReceiver(use, file, (person) => [`${call}(`, person('argument'), ')']);
      return file.rewrote(use.node, subscribe.id, 'subscriptions are of publications, one by one');
    }
    const isStatement = isUnused(expressionOf(use));
    rewriteWithReceiver(use, file, (person) => {
      const each = [
        person(),
        `.trackPublications.forEach((publication) => publication.setSubscribed(${wanted}))`,
      ];
      return isStatement ? each : ['Promise.resolve(', ...each, ')'];
    });
    if (wanted) return file.mark(use.node, 'MANUAL_SUBSCRIPTION');
    file.rewrote(use.node, subscribe.id, 'unsubscribe() is setSubscribed(false) on every publication');
  },
};
