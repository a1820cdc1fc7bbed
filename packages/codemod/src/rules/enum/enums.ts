// Enums: those with a counterpart get its names, the others the values that they had.
import { livekitWord, VALUE_ROWS } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isAccess, renameMember, replaceExpression } from '../member-edits.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';
import { isInType, renameExport, writeName } from '../rename-export.js';
import { isValueEnum } from '../../sdk/value-enums.js';

const membersOf = (...enums: string[]) => VALUE_ROWS.filter(({ mux }) => enums.includes(mux.split('.')[0]!));

const RENAMED = membersOf('TrackKind', 'TrackSource');
const VALUES = membersOf('ParticipantRole', 'ParticipantStatus', 'AcrScore', 'SubscriptionMode');

export const trackEnums: Rule = {
  id: 'track-enums',
  section: 'Track changes',
  covers: outcome('rewritten', ['TrackKind', 'TrackSource', ...RENAMED.map(({ mux }) => mux)]),
  name: (use, file) => renameExport(use, file),
  member(use, file) {
    const name = livekitWord(use.row);
    renameMember(use, name, file);
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
    if (isOwnerOfMember(use.whole) || isInCallOfScore(use.whole, file)) return;
    if (isNameOfProgram(use.whole, file)) return file.rewrote(use.node, valueEnums.id, WRITTEN_OUT);
    const isType = isInType(use.whole);
    if (isType && !file.isTypeScript) {
      renameExport(use, file);
      return file.rewrote(use.node, valueEnums.id, 'the values that it had');
    }
    const name = isValueEnum(use.exported) && file.useSupport(use.exported, isType ? 'type' : 'value');
    if (name && use.whole !== use.node) file.replace(use.whole, name);
    else if (name) writeName(use, name, file);
    else if (isType) renameExport(use, file);
    // What a script still names is declared in the script itself.
    else if (use.whole === use.node) return file.rewrote(use.node, valueEnums.id, WRITTEN_OUT);
    if (!name) return file.mark(use.node, 'ENUM', use.exported);
    file.rewrote(use.node, valueEnums.id, WRITTEN_OUT);
  },
  member(use, file) {
    if (!isAccess(use)) return file.mark(use.node, 'DESTRUCTURED', use.member);
    if (isConsumed(use, file)) return;
    if (isNameOfProgram(use.object, file)) return file.rewrote(use.node, valueEnums.id, WRITTEN_OUT);
    const owner = use.row.split('.')[0]!;
    const name = isValueEnum(owner) && file.useSupport(owner);
    if (name) {
      if (file.text(use.object) !== name) file.replace(use.object, name);
      return file.rewrote(use.node, valueEnums.id, WRITTEN_OUT);
    }
    replaceExpression(use, [valueText(use.row)], file);
    if (owner === 'AcrScore') return file.rewrote(use.node, valueEnums.id, 'the number of the score');
    file.mark(use.node, 'ENUM', use.row);
  },
};

const WRITTEN_OUT = 'LiveKit has no such enum: it is written out in the project';

/** What a module of the program exports under a name of its own keeps that name. */
function isNameOfProgram(node: ts.Node, file: FileRewriter): boolean {
  return ts.isIdentifier(node) && file.imports.spacesImport(node.text) === undefined;
}

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
  if (row.startsWith('AcrScore')) return isScoreOfCall(node, file);
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

/** `space.submitAcrScore(score as AcrScore)`, which goes. */
function isInCallOfScore(node: ts.Node, file: FileRewriter): boolean {
  return ts.findAncestor(node, (at) => isScoreOfCall(at, file)) !== undefined;
}

function isScoreOfCall(node: ts.Node, file: FileRewriter): boolean {
  const { parent } = node;
  return (
    parent &&
    ts.isCallExpression(parent) &&
    parent.expression !== node &&
    ts.isPropertyAccessExpression(parent.expression) &&
    file.sdk.membersOf(parent.expression.name).includes('Space.submitAcrScore')
  );
}
