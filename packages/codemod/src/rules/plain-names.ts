// Exports whose name changes and nothing else.
import ts from 'typescript';
import { outcome, type Rule } from './rule.js';
import { renameExport } from './rename-export.js';
import { becomes } from './becomes.js';
import { renameInType } from './participant/named-fields.js';
import { isHeldToShape } from './participant/structural-types.js';

export const plainNames: Rule = {
  id: 'plain-names',
  section: 'Update your imports',
  covers: {
    ...outcome('rewritten', [
      'LocalParticipant',
      'RemoteParticipant',
      'LocalTrack',
      'RemoteTrack',
      'Track',
      'SpaceEvent',
      'ParticipantEvent',
      'TrackEvent',
      'ActiveSpeaker',
      'CustomEvent',
      'CreateLocalMediaOptions',
      'LocalTrackOptions',
    ]),
    ...outcome('marked', ['SpaceOptionsParams']),
  },
  name(use, file) {
    if (use.exported === 'SpaceOptionsParams') file.mark(use.node, 'SPACE_OPTIONS', file.text(use.whole));
    if (ts.isExpressionWithTypeArguments(use.whole.parent)) file.mark(use.node, 'SUBCLASS');
    if (isMade(use.whole)) file.mark(use.node, 'SUBCLASS', `new ${use.exported}`);
    const isPicked =
      isPickedFrom(use.whole) && !renameInType(use.whole.parent as ts.TypeReferenceNode, use.exported, file);
    if (isPicked || isHeldToShape(use.whole.parent, file))
      file.mark(use.node, 'STRUCTURAL', file.text(use.whole.parent.parent));
    if (isEnumAsValue(use.whole) && /Event$/.test(use.exported))
      file.mark(use.node, 'DYNAMIC_EVENT', file.text(use.whole.parent));
    const test = use.whole.parent;
    const isInstanceTest = ts.isBinaryExpression(test) && test.right === use.whole;
    if (use.exported === 'Track' && isInstanceTest) {
      const publication = file.use('RemoteTrackPublication');
      file.replace(
        test,
        '(',
        test.left,
        ` instanceof ${file.use('LocalTrack')} || `,
        test.left,
        ` instanceof ${publication})`,
      );
    } else {
      renameExport(use, file);
    }
    file.rewrote(use.node, plainNames.id, becomes(use.exported));
  },
};

/** `new LocalTrack(…)`: what LiveKit's takes is other things, and it is abstract. */
function isMade({ parent }: ts.Node): boolean {
  return ts.isNewExpression(parent);
}

/** `Object.values(SpaceEvent)`, `SpaceEvent[name]`: LiveKit's members are others. */
function isEnumAsValue(whole: ts.Node): boolean {
  const { parent } = whole;
  if (ts.isElementAccessExpression(parent)) return parent.expression === whole;
  if (ts.isCallExpression(parent)) return parent.expression !== whole;
  return ts.isForInStatement(parent) || ts.isSpreadAssignment(parent);
}

/** `Pick<Track, 'muted'>` and `Track['muted']`: the names of members stand there as text. */
function isPickedFrom(whole: ts.Node): boolean {
  const reference = whole.parent;
  if (!ts.isTypeReferenceNode(reference)) return false;
  const outer = reference.parent;
  if (ts.isIndexedAccessTypeNode(outer) || ts.isTypeOperatorNode(outer)) return true;
  return ts.isTypeReferenceNode(outer) && /^(?:Pick|Omit)$/.test(outer.typeName.getText());
}
