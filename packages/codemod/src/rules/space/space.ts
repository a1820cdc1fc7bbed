// new Space: the Room with the options that keep its behaviour, and who is received.
import ts from 'typescript';
import { indentationAt } from '../../markers/marker-comment.js';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { outcome, type NameUse, type Rule } from '../rule.js';
import type { ProgramFacts } from '../program-facts.js';
import { renameExport } from '../rename-export.js';
import type { SpaceConstruction } from './constructions.js';
import { followUp } from './follow-up.js';

export const space: Rule = {
  id: 'space',
  section: 'Space to Room',
  covers: outcome('rewritten', [
    'Space',
    'SpaceOptionsParams.automaticParticipantLimit',
    'SpaceOptionsParams.displayName',
    'SpaceOptionsParams.disableABRPublishing',
    'SpaceOptionsParams.subscriptionMode',
  ]),
  name(use, file, facts) {
    if (ts.isExpressionWithTypeArguments(use.whole.parent)) file.mark(use.node, 'SUBCLASS');
    renameExport(use, file);
    let called = use.whole;
    while (
      ts.isParenthesizedExpression(called.parent) ||
      ts.isNonNullExpression(called.parent) ||
      ts.isAsExpression(called.parent)
    )
      called = called.parent;
    const construction = ts.isNewExpression(called.parent) && facts.constructions.at(called.parent);
    if (construction) rewriteConstruction(construction, use, file, facts);
  },
  /** Options outside `new Space` keep their names: they are marked where the type is named. */
  member() {},
};

function rewriteConstruction(
  construction: SpaceConstruction,
  use: NameUse,
  file: FileRewriter,
  facts: ProgramFacts,
): void {
  const args = construction.expression.arguments ?? [];
  const [first, last] = [args[0], args.at(-1)];
  if (first && last) {
    file.replace(
      { start: first.getStart(file.source), end: last.end },
      roomOptions(
        construction,
        file,
        indentationAt(file.source.text, construction.expression.getStart(file.source)),
      ),
    );
  }
  if (!construction.isReadable) file.mark(use.node, 'SPACE_OPTIONS', file.text(construction.options!));
  file.rewrote(construction.expression, space.id, 'the token and the URL go to connect()');
  followUp(construction, file, facts);
}

/** As the adapter: the rates of Spaces, and two smaller layers of the camera. */
function roomOptions({ isSimulcastOff }: SpaceConstruction, file: FileRewriter, indentation: string): string {
  const presets = file.use('VideoPresets');
  return [
    '{',
    '  dynacast: true,',
    ...(file.canUseSupport ? ['  disconnectOnPageLeave: false,'] : []),
    '  publishDefaults: {',
    ...(isSimulcastOff ? ['    simulcast: false,'] : []),
    '    videoEncoding: { maxBitrate: 700_000, maxFramerate: 30 },',
    ...(isSimulcastOff ? [] : [`    videoSimulcastLayers: [${presets}.h180, ${presets}.h360],`]),
    '    screenShareEncoding: { maxBitrate: 2_000_000, maxFramerate: 15 },',
    '    audioPreset: { maxBitrate: 64_000 },',
    '  },',
    '}',
  ].join(file.lineEnd + indentation);
}
