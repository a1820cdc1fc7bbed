// publishTracks, updateTracks, unpublishTracks and unpublishAllTracks.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { isSimple, isUnused, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { expressionOf, isAccess, receiver, replaceExpression } from '../member-edits.js';
import { mayBeMissing } from '../missing.js';
import { outcome, type AccessUse, type Rule } from '../rule.js';

export const publishTracks: Rule = {
  id: 'publish-tracks',
  section: 'Track changes',
  covers: {
    ...outcome('rewritten', [
      'LocalParticipant.publishTracks',
      'LocalParticipant.unpublishTracks',
      'LocalParticipant.unpublishAllTracks',
    ]),
    ...outcome('partly', ['LocalParticipant.updateTracks']),
  },
  member(use, file) {
    if (!isAccess(use) || !use.call || !isSimple(use.object))
      return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    const parts = REPLACEMENTS[use.member]!(use, file);
    if (parts) replaceExpression(use, parts, file);
    if (use.member === 'updateTracks' && areNamed(use.call.arguments[0]))
      return file.mark(use.node, 'UPDATE_TRACKS');
    file.rewrote(use.node, publishTracks.id, `${use.member}() works on single tracks`);
  },
};

const REPLACEMENTS: Record<string, (use: AccessUse, file: FileRewriter) => Part[] | undefined> = {
  publishTracks(use, file) {
    const tracks = use.call!.arguments[0]!;
    const each = (body: readonly Part[]): Part[] => ['Promise.all(', tracks, '.map(', ...body, '))'];
    const publish = [...inClosure(use, file), '.publishTrack(track)'];
    if (isUnused(expressionOf(use))) return each(['(track) => ', ...publish]);
    return each(['async (track) => { await ', ...publish, '; return track; }']);
  },
  updateTracks(use, file) {
    const tracks = use.call!.arguments[0]!;
    const replace: Part[] = [
      ...inClosure(use, file),
      '.getTrackPublication(track.source)?.track?.replaceTrack(track.mediaStreamTrack)',
    ];
    if (isUnused(expressionOf(use))) return [tracks, '.forEach((track) => void ', ...replace, ')'];
    return [tracks, '.map((track) => { void ', ...replace, '; return track; })'];
  },
  unpublishTracks(use, file) {
    const [tracks, options] = use.call!.arguments;
    if (!options || isStopping(options)) {
      if (options) file.replace({ start: tracks!.end, end: options.end });
      return undefined;
    }
    return [
      tracks!,
      '.forEach((track) => void ',
      ...inClosure(use, file),
      '.unpublishTrack(track, ',
      stopOf(options, file),
      '))',
    ];
  },
  unpublishAllTracks(use, file) {
    const [options] = use.call!.arguments;
    const publications = [...inClosure(use, file), '.trackPublications.values()'];
    const tracks: Part[] = [
      'Array.from(',
      ...publications,
      ').flatMap((publication) => publication.track ?? [])',
    ];
    if (!options || isStopping(options)) return [...receiver(use), '.unpublishTracks(', ...tracks, ')'];
    return [
      ...tracks,
      '.forEach((track) => void ',
      ...inClosure(use, file),
      '.unpublishTrack(track, ',
      stopOf(options, file),
      '))',
    ];
  },
};

/** The receiver where a variable's narrowing is forgotten: inside a function, or beyond an optional chain. */
function inClosure(use: AccessUse, file: FileRewriter): Part[] {
  // The arguments of an optional call are evaluated only where there is a receiver.
  if (use.node.questionDotToken) return [use.object];
  const isNarrowed = file.isTypeScript && mayBeMissing(use.object, file);
  return isNarrowed ? [use.object, '!'] : [use.object];
}

/** Whether the program may go on with tracks whose media it has given to the published ones. */
function areNamed(tracks: ts.Expression | undefined): boolean {
  if (!tracks) return false;
  if (!ts.isArrayLiteralExpression(tracks)) return !ts.isCallExpression(unwrapAwait(tracks));
  return tracks.elements.some((element) => !ts.isCallExpression(unwrapAwait(element)));
}

function unwrapAwait(expression: ts.Expression): ts.Expression {
  const inner = unwrap(expression);
  return ts.isAwaitExpression(inner) ? unwrap(inner.expression) : inner;
}

function isStopping(options: ts.Expression): boolean {
  const stop = ts.isObjectLiteralExpression(options) && propertyOf(options, 'stop');
  return Boolean(stop) && (stop as ts.Expression).kind === ts.SyntaxKind.TrueKeyword;
}

function stopOf(options: ts.Expression, file: FileRewriter): Part {
  const stop = ts.isObjectLiteralExpression(options) ? propertyOf(options, 'stop') : undefined;
  return stop ?? `${file.text(options)}.stop`;
}
