// attach and detach: only a subscribed remote track has media to attach.
import type { Part } from '../../edits/edit-list.js';
import { isSimple, isUnused } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { argumentList, expressionOf, isAccess, receiver, replaceExpression } from '../member-edits.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';

export const attach: Rule = {
  id: 'attach',
  section: 'Track changes',
  covers: outcome('rewritten', ['Track.attach', 'Track.detach']),
  member(use, file) {
    if (!isAccess(use) || !use.call) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    const call: Part[] = [...media(use, file), `.${use.member}(`, ...argumentList(use), ')'];
    const isSingle = use.member === 'detach' && use.call.arguments.length > 0 && !isUnused(expressionOf(use));
    replaceExpression(use, isSingle && !isVoided(use) ? ['[', ...call, ']'] : call, file);
    file.rewrote(use.node, attach.id, `${use.member}() works on the media track`);
  },
};

/** `() => track.detach(element)`: nobody asks for what a cleanup returns. */
function isVoided(use: AccessUse): boolean {
  return isUnused(expressionOf(use));
}

function media(use: AccessUse, file: FileRewriter): readonly Part[] {
  switch (use.side) {
    case 'local':
      return receiver(use);
    case 'remote':
      return [...receiver(use), '.track?'];
    case 'either': {
      if (!isSimple(use.object)) file.mark(use.node, 'ATTACHED_MEDIA', 'this expression is evaluated twice');
      const isPublication = `instanceof ${file.use('RemoteTrackPublication')}`;
      return ['(', use.object, ` ${isPublication} ? `, use.object, '.track : ', use.object, ')?'];
    }
  }
}
