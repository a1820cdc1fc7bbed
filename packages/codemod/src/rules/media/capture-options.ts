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

/** `leftOut` for what is left out. Undefined for what LiveKit has no place for. */
export function captureOptions(
  value: ts.Expression | undefined,
  kind: 'audio' | 'video',
  file: FileRewriter,
  leftOut: 'true' | 'false',
): Part[] | undefined {
  if (!value) return [leftOut];
  const options = unwrap(value);
  if (!ts.isObjectLiteralExpression(options)) return isLiveKits(options, kind, file) ? [value] : undefined;
  const found: Fields = { fields: [], size: new Map() };
  if (!collect(options, kind, file, found)) return undefined;
  const { fields, size } = found;
  if (size.size > 0) fields.push(resolution(size));
  return fields.length === 0
    ? ['true']
    : ['{ ', ...fields.flatMap((field, index) => (index === 0 ? field : [', ', ...field])), ' }'];
}

interface Fields {
  fields: Part[][];
  size: Map<string, ts.Expression>;
}

/** The fields of a literal, and those of the constraints in it, which LiveKit has beside the others. */
function collect(
  literal: ts.ObjectLiteralExpression,
  kind: 'audio' | 'video',
  file: FileRewriter,
  found: Fields,
): boolean {
  return literal.properties.every((property) => {
    if (ts.isSpreadAssignment(property)) return spread(property.expression, kind, file, found);
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return false;
    const name = property.name.getText(file.source);
    const value = ts.isPropertyAssignment(property) ? unwrap(property.initializer) : property.name;
    if (name === 'constraints') {
      if (ts.isObjectLiteralExpression(value)) return collect(value, kind, file, found);
      return spread(value as ts.Expression, kind, file, found);
    }
    if (name === 'name') {
      file.mark(property, 'TRACK_NAME');
    } else if (kind === 'video' && (name === 'width' || name === 'height')) {
      const number = ts.isPropertyAssignment(property) ? plainNumber(property.initializer) : undefined;
      if (!number) return false;
      found.size.set(name, number);
    } else if (KNOWN[kind].has(name)) {
      found.fields.push([property]);
    } else {
      return false;
    }
    return true;
  });
}

/** Constraints that stand elsewhere. */
function spread(
  value: ts.Expression,
  kind: 'audio' | 'video',
  file: FileRewriter,
  { fields }: Fields,
): boolean {
  if (!isLiveKits(value, kind, file) && !(kind === 'audio' && retypeConstant(value, file))) return false;
  fields.push(['...', value]);
  return true;
}

/**
 * A constant of this file with only what LiveKit takes too, whatever its type says that it may have: gets LiveKit's type,
 * which is the narrower one and may stand wherever the other stood.
 */
function retypeConstant(value: ts.Expression, file: FileRewriter): boolean {
  const literal = literalBehind(value, file);
  const declaration = literal && ts.findAncestor(literal, ts.isVariableDeclaration);
  if (!literal || !declaration?.type || literal.getSourceFile() !== file.source) return false;
  const isKnown = literal.properties.every(({ name }) => name && KNOWN.audio.has(name.getText(file.source)));
  if (!isKnown || file.text(declaration.type) !== 'MediaTrackConstraints') return false;
  if (file.claimed.has(declaration)) return true;
  file.claimed.add(declaration);
  file.replace(declaration.type, file.use('AudioCaptureOptions', 'type'));
  return true;
}

/** The object that a constant was given where it is declared. */
export function literalBehind(
  value: ts.Expression,
  file: FileRewriter,
): ts.ObjectLiteralExpression | undefined {
  if (!ts.isIdentifier(value)) return undefined;
  const declaration = file.checker.getSymbolAtLocation(value)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  if (!(declaration.parent.flags & ts.NodeFlags.Const)) return undefined;
  const literal = unwrap(declaration.initializer);
  return ts.isObjectLiteralExpression(literal) ? literal : undefined;
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

/** Of Spaces' screens, with what is asked for in numbers; undefined for what has no place there. */
export function screenResolution(video: ts.Expression | undefined): Part[] | undefined {
  const asked = new Map<string, ts.Expression>();
  if (video && !collectNumbers(unwrap(video), asked)) return undefined;
  const field = (name: string, usual: string): Part[] => [`${name}: `, asked.get(name) ?? usual];
  return [...field('width', '2560'), ', ', ...field('height', '1440'), ', ', ...field('frameRate', '15')];
}

function collectNumbers(value: ts.Expression, into: Map<string, ts.Expression>): boolean {
  if (!ts.isObjectLiteralExpression(value)) return value.kind === ts.SyntaxKind.TrueKeyword;
  return value.properties.every((property) => {
    if (!ts.isPropertyAssignment(property)) return false;
    const name = property.name.getText();
    if (name === 'constraints') return collectNumbers(unwrap(property.initializer), into);
    const number = /^(?:width|height|frameRate)$/.test(name) ? plainNumber(property.initializer) : undefined;
    if (number) into.set(name, number);
    // A name is told of by the options of the kind.
    return number !== undefined || name === 'name';
  });
}
