// Enums: those with a counterpart get its names, the others the values that they had.
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isAccess, replaceExpression } from '../member-edits.js';
import { rewritten, type AccessUse, type Rule } from '../rule.js';
import { renameExport } from '../rename-export.js';

const RENAMED: Record<string, string> = {
  'TrackKind.Audio': 'Audio',
  'TrackKind.Video': 'Video',
  'TrackSource.Camera': 'Camera',
  'TrackSource.Microphone': 'Microphone',
  'TrackSource.Screenshare': 'ScreenShare',
  'TrackSource.ScreenshareAudio': 'ScreenShareAudio',
  'TrackSource.Other': 'Unknown',
};

export const trackEnums: Rule = {
  id: 'track-enums',
  section: 'Track changes',
  covers: rewritten({
    TrackKind: 'Track.Kind',
    TrackSource: 'Track.Source',
    ...Object.fromEntries(
      Object.entries(RENAMED).map(([row, name]) => [row, `Track.${row.slice(5, row.indexOf('.'))}.${name}`]),
    ),
  }),
  name: (use, file) => renameExport(use, file),
  member(use, file) {
    if (!isAccess(use)) return file.mark(use.node, 'DESTRUCTURED', use.member);
    const name = RENAMED[use.row]!;
    if (name !== use.member) file.replace(use.node.name, name);
    file.rewrote(use.node, trackEnums.id, `${use.row} is ${name}`);
  },
};

const VALUES: Record<string, string> = {
  'ParticipantRole.Publisher': '1',
  'ParticipantRole.Subscriber': '2',
  'ParticipantStatus.Connected': '1',
  'ParticipantStatus.Disconnected': '2',
  'ParticipantStatus.Reconnected': '3',
  'AcrScore.Bad': '1',
  'AcrScore.Poor': '2',
  'AcrScore.Fair': '3',
  'AcrScore.Good': '4',
  'AcrScore.Excellent': '5',
  'SubscriptionMode.Automatic': "'AUTOMATIC'",
  'SubscriptionMode.Manual': "'MANUAL'",
};

export const valueEnums: Rule = {
  id: 'value-enums',
  section: 'Participant changes',
  covers: rewritten({
    ParticipantRole: '1 | 2, with a marker; where it is compared with a role it goes',
    ParticipantStatus: '1 | 2 | 3, with a marker',
    AcrScore: '1 | 2 | 3 | 4 | 5, with a marker',
    SubscriptionMode: "'AUTOMATIC' | 'MANUAL', with a marker; as an option of new Space it goes",
    ...VALUES,
  }),
  name(use, file) {
    if (isOwnerOfMember(use.whole)) return;
    if (ts.isTypeReferenceNode(use.whole.parent)) renameExport(use, file);
    file.mark(use.node, 'ENUM', use.exported);
  },
  member(use, file) {
    if (!isAccess(use)) return file.mark(use.node, 'DESTRUCTURED', use.member);
    if (isConsumed(use, file)) return;
    replaceExpression(use, [VALUES[use.row]!], file);
    if (use.row.startsWith('AcrScore'))
      return file.rewrote(use.node, valueEnums.id, 'the number of the score');
    file.mark(use.node, 'ENUM', use.row);
  },
};

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
