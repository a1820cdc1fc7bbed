// The options of one kind of media: constraints of Spaces in, capture options of LiveKit out.
import ts from 'typescript';
import type { Part } from '../../edits/edit-list.js';
import { unwrap } from '../../source/syntax.js';
import type { FileRewriter } from '../../source/file-rewriter.js';

const KNOWN = {
  audio: new Set([
    'deviceId',
    'autoGainControl',
    'echoCancellation',
    'noiseSuppression',
    'channelCount',
    'latency',
    'sampleRate',
    'sampleSize',
  ]),
  video: new Set(['deviceId', 'frameRate', 'facingMode']),
};

/** `true` for what is left out: Spaces took it. Undefined for what LiveKit has no place for. */
export function captureOptions(
  value: ts.Expression | undefined,
  kind: 'audio' | 'video',
  file: FileRewriter,
): Part[] | undefined {
  if (!value) return ['true'];
  const options = unwrap(value);
  if (!ts.isObjectLiteralExpression(options)) return isLiveKits(options, kind, file) ? [value] : undefined;
  const fields: Part[][] = [];
  const size = new Map<string, ts.Expression>();
  for (const property of options.properties) {
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return undefined;
    const name = property.name.getText(file.source);
    if (name === 'name') {
      file.mark(property, 'TRACK_NAME');
    } else if (kind === 'video' && (name === 'width' || name === 'height')) {
      const number = ts.isPropertyAssignment(property) ? plainNumber(property.initializer) : undefined;
      if (!number) return undefined;
      size.set(name, number);
    } else if (KNOWN[kind].has(name)) {
      fields.push([property]);
    } else {
      return undefined;
    }
  }
  if (size.size > 0) fields.push(resolution(size));
  return fields.length === 0
    ? ['true']
    : ['{ ', ...fields.flatMap((field, index) => (index === 0 ? field : [', ', ...field])), ' }'];
}

/** A missing dimension was filled in from 1280x720 (spaces-web 1.2.0). */
function resolution(size: ReadonlyMap<string, ts.Expression>): Part[] {
  return [
    'resolution: { width: ',
    size.get('width') ?? '1280',
    ', height: ',
    size.get('height') ?? '720',
    ' }',
  ];
}

function plainNumber(value: ts.Expression): ts.Expression | undefined {
  if (ts.isNumericLiteral(value)) return value;
  if (!ts.isObjectLiteralExpression(value) || value.properties.length !== 1) return undefined;
  const [only] = value.properties;
  const isIdeal = only && ts.isPropertyAssignment(only) && ['ideal', 'exact'].includes(only.name.getText());
  return isIdeal && ts.isNumericLiteral(only.initializer) ? only.initializer : undefined;
}

/** A boolean, or an object of which the checker says that it has only what LiveKit takes too. */
function isLiveKits(expression: ts.Expression, kind: 'audio' | 'video', file: FileRewriter): boolean {
  const type = file.checker.getTypeAtLocation(expression);
  const types = type.isUnion() ? type.types : [type];
  return types.every(
    (each) =>
      (each.flags & ts.TypeFlags.BooleanLike) !== 0 ||
      ((each.flags & ts.TypeFlags.Object) !== 0 &&
        each.getProperties().length > 0 &&
        each.getProperties().every(({ name }) => KNOWN[kind].has(name))),
  );
}
