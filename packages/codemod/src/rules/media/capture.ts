// getUserMedia, getDisplayMedia and getLocalTracksFromMediaStream.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { propertyOf, unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { becomes } from '../becomes.js';
import { outcome, type NameUse, type Rule } from '../rule.js';
import { renameExport } from '../rename-export.js';
import { captureOptions, literalBehind, screenResolution } from './capture-options.js';

export const capture: Rule = {
  id: 'capture',
  section: 'Track changes',
  covers: outcome('partly', [
    'getUserMedia',
    'getDisplayMedia',
    'getLocalTracksFromMediaStream',
    'CreateLocalMediaOptions.audio',
    'CreateLocalMediaOptions.video',
    'LocalTrackOptions.name',
    'LocalTrackOptions.constraints',
  ]),
  name(use, file) {
    const call = use.whole.parent;
    const isCall = ts.isCallExpression(call) && call.expression === use.whole;
    if (use.exported === 'getLocalTracksFromMediaStream')
      return fromStream(use, isCall ? call : undefined, file);
    renameExport(use, file);
    if (!isCall) {
      if (!ts.isImportSpecifier(call) && !ts.isExportSpecifier(call)) file.mark(use.node, 'CAPTURE_OPTIONS');
      return;
    }
    const options = optionsOf(call, use.exported === 'getDisplayMedia', file);
    if (options === undefined && rewriteConstant(call, use.exported, file))
      return file.rewrote(use.node, capture.id, becomes(use.exported));
    if (options && call.arguments[0]) file.replace(call.arguments[0], ...options);
    else if (options) file.edits.insert(call.end - 1, ...options);
    else file.mark(use.node, 'CAPTURE_OPTIONS');
    file.rewrote(use.node, capture.id, becomes(use.exported));
  },
  /** What reads options: the options of a call are rewritten with it. */
  member(use, file) {
    if (!['name', 'constraints'].includes(use.member)) return;
    file.mark(use.node, use.member === 'name' ? 'TRACK_NAME' : 'CAPTURE_OPTIONS');
  },
};

/**
 * Undefined when the options are no literal.
 * @param leftOut whether a kind that is left out was taken all the same
 */
export function optionsOf(
  call: Pick<ts.CallExpression, 'arguments'>,
  isScreen: boolean,
  file: FileRewriter,
  leftOut: 'true' | 'false' = 'true',
): Part[] | undefined {
  const [argument] = call.arguments;
  const screen = ', resolution: { width: 2560, height: 1440, frameRate: 15 }';
  if (!argument) return isScreen ? ['{ audio: true', screen, ' }'] : ['{ audio: true, video: true }'];
  const options = unwrap(argument);
  if (ts.isConditionalExpression(options)) return conditional(options, isScreen, file);
  if (!ts.isObjectLiteralExpression(options) || options.properties.some(ts.isSpreadAssignment))
    return undefined;
  const audio = captureOptions(propertyOf(options, 'audio'), 'audio', file, leftOut);
  const video = captureOptions(propertyOf(options, 'video'), 'video', file, leftOut);
  if (!audio || !video) return undefined;
  if (isScreen) {
    const resolution = screenResolution(propertyOf(options, 'video'));
    return resolution && ['{ audio: ', ...audio, ', resolution: { ', ...resolution, ' } }'];
  }
  return ['{ audio: ', ...audio, ', video: ', ...video, ' }'];
}

/** Options of getUserMedia that are a constant of this file: rewritten where they stand, for whoever uses them. */
function rewriteConstant(call: ts.CallExpression, exported: string, file: FileRewriter): boolean {
  const [argument] = call.arguments;
  const literal = argument && literalBehind(unwrap(argument), file);
  if (!literal || exported !== 'getUserMedia' || literal.getSourceFile() !== file.source) return false;
  if (file.claimed.has(literal)) return true;
  const options = optionsOf({ arguments: ts.factory.createNodeArray([literal]) }, false, file);
  if (!options) return false;
  file.claimed.add(literal);
  file.replace(literal, ...options);
  return true;
}

function conditional(
  options: ts.ConditionalExpression,
  isScreen: boolean,
  file: FileRewriter,
): Part[] | undefined {
  const asCall = (branch: ts.Expression) => ({ arguments: ts.factory.createNodeArray([branch]) });
  const whenTrue = optionsOf(asCall(options.whenTrue), isScreen, file);
  const whenFalse = optionsOf(asCall(options.whenFalse), isScreen, file);
  return whenTrue && whenFalse && [options.condition, ' ? ', ...whenTrue, ' : ', ...whenFalse];
}

function fromStream(use: NameUse, call: ts.CallExpression | undefined, file: FileRewriter): void {
  const stream = call?.arguments[1];
  if (!call || !stream) return file.mark(use.node, 'TRACK_NAME');
  const make = `track.kind === 'audio' ? new ${file.use('LocalAudioTrack')}(track) : new ${file.use('LocalVideoTrack')}(track)`;
  const isAwaited = ts.isAwaitExpression(call.parent);
  const tracks: Part[] = [stream, `.getTracks().map((track) => ${make})`];
  if (isAwaited) file.replace(call.parent, ...tracks);
  else file.replace(call, 'Promise.resolve(', ...tracks, ')');
  file.mark(use.node, 'TRACK_NAME');
}
