// publishTracks, updateTracks, unpublishTracks and unpublishAllTracks.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { LEVEL } from '../../edits/precedence.js';
import { isUnused, propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { expressionOf, isAccess } from '../member-edits.js';
import { rewriteWithReceiver, type Receiver } from '../receiver.js';
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
    if (!isAccess(use) || !canRead(use)) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    if (!REPLACEMENTS[use.member]!(use, file)) return file.mark(use.node, 'DYNAMIC_MEMBER', use.member);
    if (use.member === 'updateTracks' && areNamed(use.call!.arguments[0]))
      return file.mark(use.node, 'UPDATE_TRACKS');
    file.rewrote(use.node, publishTracks.id, `${use.member}() works on single tracks`);
  },
};

/** Called at once, with the tracks in the first place. */
function canRead({ call, member }: AccessUse): boolean {
  if (!call || call.arguments.some(ts.isSpreadElement)) return false;
  return call.arguments.length > 0 || member === 'unpublishAllTracks';
}

/** False, with nothing changed, where it cannot be done. */
const REPLACEMENTS: Record<string, (use: AccessUse, file: FileRewriter) => boolean> = {
  publishTracks(use, file) {
    const tracks = asHead(use.call!.arguments[0]!);
    const track = nameOfEach(use.object, file);
    const isStatement = isUnused(expressionOf(use));
    return rewriteWithReceiver(
      use,
      file,
      (participant) => {
        const publish: Part[] = [participant('function'), `.publishTrack(${track})`];
        const each: Part[] = isStatement
          ? [`(${track}) => `, ...publish]
          : [`async (${track}) => { await `, ...publish, `; return ${track}; }`];
        return ['Promise.all(', tracks, '.map(', ...each, '))'];
      },
      { isPromise: true },
    );
  },
  updateTracks(use, file) {
    const tracks = asHead(use.call!.arguments[0]!);
    const track = nameOfEach(use.object, file);
    const isStatement = isUnused(expressionOf(use));
    return rewriteWithReceiver(use, file, (participant) => {
      const replace: Part[] = [
        participant('function'),
        `.getTrackPublication(${track}.source)?.track?.replaceTrack(${track}.mediaStreamTrack)`,
      ];
      if (isStatement) return [tracks, `.forEach((${track}) => void `, ...replace, ')'];
      return [tracks, `.map((${track}) => { void `, ...replace, `; return ${track}; })`];
    });
  },
  unpublishTracks(use, file) {
    const [tracks, options] = use.call!.arguments;
    if (!options || isStopping(options)) {
      if (options) file.replace({ start: tracks!.end, end: options.end });
      return true;
    }
    const track = nameOfEach(use.object, file, options);
    return rewriteWithReceiver(use, file, (participant) => [
      asHead(tracks!),
      `.forEach((${track}) => void `,
      participant('function'),
      `.unpublishTrack(${track}, `,
      stopOf(options),
      '))',
    ]);
  },
  unpublishAllTracks(use, file) {
    const [options] = use.call!.arguments;
    const track = nameOfEach(use.object, file, options);
    const tracks = (participant: Receiver): Part[] => [
      'Array.from(',
      participant(),
      '.trackPublications.values()).flatMap((publication) => publication.track ?? [])',
    ];
    if (!options || isStopping(options)) {
      const unpublish = (me: Receiver): Part[] => [me(), '.unpublishTracks(', ...tracks(me), ')'];
      return rewriteWithReceiver(use, file, unpublish, { isChain: true });
    }
    return rewriteWithReceiver(use, file, (participant) => [
      ...tracks(participant),
      `.forEach((${track}) => void `,
      participant('function'),
      `.unpublishTrack(${track}, `,
      stopOf(options),
      '))',
    ]);
  },
};

function asHead(node: ts.Expression): Part {
  return { operand: [node], level: LEVEL.member };
}

/** What each track is called in a function that also names `others`. */
function nameOfEach(object: ts.Expression, file: FileRewriter, options?: ts.Expression): string {
  const others = file.text(object) + (options ? file.text(options) : '');
  return /\btrack\b/.test(others) ? 'eachTrack' : 'track';
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

function stopOf(options: ts.Expression): Part {
  const stop = ts.isObjectLiteralExpression(options) ? propertyOf(options, 'stop') : undefined;
  return stop ?? { operand: [{ operand: [options], level: LEVEL.member }, '.stop'], level: LEVEL.assignment };
}
