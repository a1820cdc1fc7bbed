// Fields of tracks that are the same on LiveKit's local tracks and on its publications, or nearly.
import { livekitWord } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { isAssigned, isInAsync } from '../../source/syntax.js';
import { isAccess, receiver, renameMember, renameToProperty, replaceExpression } from '../member-edits.js';
import { rewriteWithReceiver } from '../receiver.js';
import { rewriteLiterals } from './enum-literals.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';

/** Fields and methods that are one field on both sides. */
const SAME = new Set(['muted', 'isMuted', 'source', 'getSource', 'kind', 'getKind']);

/** What follows the track where the sides differ. */
const DIFFERING: Record<string, { local: string; remote: string }> = {
  name: { local: '.mediaStreamTrack.label', remote: '.trackName' },
  tid: { local: '.mediaStreamTrack.id', remote: '.trackSid' },
  track: { local: '.mediaStreamTrack', remote: '.track?.mediaStreamTrack' },
  width: { local: '.dimensions?.width ?? 0', remote: '.dimensions?.width ?? 0' },
  height: { local: '.dimensions?.height ?? 0', remote: '.dimensions?.height ?? 0' },
  attachedElements: {
    local: '.attachedElements',
    remote: '.track?.attachedElements ?? []',
  },
  hasMedia: { local: '.mediaStreamTrack !== undefined', remote: '.track !== undefined' },
  deviceId: {
    local: '.mediaStreamTrack.getSettings().deviceId',
    remote: '.track?.mediaStreamTrack.getSettings().deviceId',
  },
};

export const trackFields: Rule = {
  id: 'track-fields',
  section: 'Track changes',
  covers: {
    ...outcome('rewritten', [
      'Track.muted',
      'Track.isMuted',
      'Track.source',
      'Track.getSource',
      'Track.kind',
      'Track.getKind',
      'Track.track',
      'Track.width',
      'Track.height',
      'Track.attachedElements',
      'Track.hasMedia',
      'LocalTrack.track',
      'LocalTrack.deviceId',
    ]),
    ...outcome('partly', ['Track.name', 'Track.tid']),
  },
  member(use, file) {
    if (isAccess(use) && isAssigned(use.node)) return rewriteAssignment(use, file);
    if (SAME.has(use.member)) {
      const same = livekitWord(use.row);
      renameToProperty(use, same, file);
      if (isAccess(use)) rewriteLiterals(use, file);
      return file.rewrote(use.node, trackFields.id, `${use.member} is ${same}`);
    }
    if (!isAccess(use)) return rewriteBinding(use.node as ts.BindingElement, use.member, use.side, file);
    if (!rewriteDiffering(use, file)) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    if (use.member === 'name' && use.side !== 'remote') return file.mark(use.node, 'TRACK_NAME');
    if (use.member === 'tid' && use.side !== 'remote' && !isOnlyCompared(use.node))
      return file.mark(use.node, 'LOCAL_TRACK_ID');
    file.rewrote(use.node, trackFields.id, `${use.member} is read from the media or the publication`);
  },
};

/** What Spaces let be set is read-only on LiveKit; a track takes other media by a method. */
function rewriteAssignment(use: AccessUse, file: FileRewriter): void {
  const assignment = use.node.parent;
  const isReplaced =
    use.member === 'track' &&
    use.side === 'local' &&
    ts.isBinaryExpression(assignment) &&
    assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isExpressionStatement(assignment.parent);
  if (!isReplaced) return file.mark(use.node, 'READ_ONLY_FIELD', use.member);
  const prefix = isInAsync(assignment) ? 'await ' : 'void ';
  file.replace(assignment, prefix, ...receiver(use), '.replaceTrack(', assignment.right, ')');
  file.rewrote(use.node, trackFields.id, 'other media are given by replaceTrack()');
}

/** `.a ?? b` binds more loosely than the member before it: the text is made as a whole, and put in parentheses where needed. */
function rewriteDiffering(use: AccessUse, file: FileRewriter): boolean {
  const { local, remote } = DIFFERING[use.member]!;
  const isOneSided = use.side !== 'either' || local === remote;
  const path = use.side === 'local' ? local : remote;
  if (isOneSided && /^(?:\??\.\w+)+$/.test(path)) {
    replaceExpression(use, [...receiver(use), path], file);
    return true;
  }
  return rewriteWithReceiver(use, file, (track) => {
    if (isOneSided) return [track(), path + told(use, path, file)];
    const isPublication = `instanceof ${file.use('RemoteTrackPublication')}`;
    const text = [track(), ` ${isPublication} ? `, track(), remote, ' : ', track(), local];
    return told(use, '(', file) ? ['(', ...text, ')!'] : text;
  });
}

/** `!` where a condition before it had told the type checker that the field is there: it forgets that of a call. */
function told({ node }: AccessUse, path: string, file: FileRewriter): string {
  if (!file.isTypeScript || !path.includes('(')) return '';
  const symbol = file.checker.getSymbolAtLocation(node.name);
  const declared = symbol && file.checker.getTypeOfSymbol(symbol);
  const here = file.checker.getTypeAtLocation(node);
  const mayBeMissing = (type: ts.Type) => file.checker.getNonNullableType(type) !== type;
  return declared && mayBeMissing(declared) && !mayBeMissing(here) ? '!' : '';
}

/** Only what is one field deep can stay in a pattern. */
function rewriteBinding(element: ts.BindingElement, member: string, side: string, file: FileRewriter): void {
  const path = side === 'either' ? undefined : DIFFERING[member]![side as 'local' | 'remote'];
  if (!path || !/^\.\w+$/.test(path)) return file.mark(element, 'DESTRUCTURED', member);
  const binding = { kind: 'binding', member, node: element } as Parameters<typeof renameMember>[0];
  renameMember(binding, path.slice(1), file);
  file.rewrote(element, trackFields.id, `${member} is ${path.slice(1)}`);
}

/** Whether an id serves to tell things apart here and now: as a key, or beside another id. */
function isOnlyCompared(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isTemplateSpan(parent)) return isOnlyCompared(parent.parent);
  if (ts.isJsxExpression(parent))
    return ts.isJsxAttribute(parent.parent) && parent.parent.name.getText() === 'key';
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'key';
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === node;
  if (ts.isBinaryExpression(parent)) return EQUALITY.has(parent.operatorToken.kind);
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
  return /^(?:get|set|has|add|delete)$/.test(parent.expression.name.text) && parent.arguments[0] === node;
}

const EQUALITY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);
