// Enums: those with a counterpart get its names, the others the values that they had.
import { livekitWord, VALUE_ROWS } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isAccess, replaceExpression } from '../member-edits.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';
import { renameExport } from '../rename-export.js';

const membersOf = (...enums: string[]) => VALUE_ROWS.filter(({ mux }) => enums.includes(mux.split('.')[0]!));

const RENAMED = membersOf('TrackKind', 'TrackSource');
const VALUES = membersOf('ParticipantRole', 'ParticipantStatus', 'AcrScore', 'SubscriptionMode');

export const trackEnums: Rule = {
  id: 'track-enums',
  section: 'Track changes',
  covers: outcome('rewritten', ['TrackKind', 'TrackSource', ...RENAMED.map(({ mux }) => mux)]),
  name: (use, file) => renameExport(use, file),
  member(use, file) {
    if (!isAccess(use)) return file.mark(use.node, 'DESTRUCTURED', use.member);
    const name = livekitWord(use.row);
    if (name !== use.member) file.replace(use.node.name, name);
    file.rewrote(use.node, trackEnums.id, `${use.row} is ${name}`);
  },
};

export const valueEnums: Rule = {
  id: 'value-enums',
  section: 'Participant changes',
  covers: outcome('partly', [
    'ParticipantRole',
    'ParticipantStatus',
    'AcrScore',
    'SubscriptionMode',
    ...VALUES.map(({ mux }) => mux),
  ]),
  name(use, file) {
    if (isOwnerOfMember(use.whole)) return;
    if (ts.isTypeReferenceNode(use.whole.parent)) renameExport(use, file);
    file.mark(use.node, 'ENUM', use.exported);
  },
  member(use, file) {
    if (!isAccess(use)) return file.mark(use.node, 'DESTRUCTURED', use.member);
    if (isConsumed(use, file)) return;
    replaceExpression(use, [valueText(use.row)], file);
    if (use.row.startsWith('AcrScore'))
      return file.rewrote(use.node, valueEnums.id, 'the number of the score');
    file.mark(use.node, 'ENUM', use.row);
  },
};

function valueText(row: string): string {
  const { muxValue } = VALUES.find(({ mux }) => mux === row)!;
  return typeof muxValue === 'number' ? String(muxValue) : `'${muxValue}'`;
}

/** `ParticipantRole` in `ParticipantRole.Publisher`. */
function isOwnerOfMember(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
}

/** Compared with a role, or an option of `new Space`: the rule for that replaces all of it. */
function isConsumed({ node, row }: AccessUse, file: FileRewriter): boolean {
  const { parent } = node;
  if (row.startsWith('SubscriptionMode')) {
    const construction = ts.findAncestor(node, ts.isNewExpression);
    return construction !== undefined && file.sdk.exportOf(construction.expression) === 'Space';
  }
  if (!row.startsWith('ParticipantRole') || !ts.isBinaryExpression(parent)) return false;
  const other = parent.left === node ? parent.right : parent.left;
  return (
    ts.isPropertyAccessExpression(other) &&
    file.sdk.membersOf(other.name).some((member) => member.endsWith('.role'))
  );
}
