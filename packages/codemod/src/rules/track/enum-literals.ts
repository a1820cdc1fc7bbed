// Values of TrackSource and TrackKind that are written as such beside a track's field: LiveKit's are others.
import { VALUE_ROWS } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { unwrap } from '../../source/syntax.js';
import { expressionOf } from '../member-edits.js';
import type { AccessUse } from '../rule.js';

const ENUMS: Readonly<Record<string, string>> = { source: 'TrackSource', kind: 'TrackKind' };

const EQUALITY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** A kind was a number. */
const ARITHMETIC: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.GreaterThanToken,
]);

/** What the field is compared with: an operand, the cases of a switch, the entries of a list. A table's keys are marked. */
export function rewriteLiterals(use: AccessUse, file: FileRewriter): void {
  const enumName = ENUMS[use.member.replace(/^get/, '').toLowerCase()];
  if (!enumName) return;
  let at: ts.Expression = expressionOf(use);
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isNonNullExpression(at.parent) ||
    ts.isAsExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  for (const literal of comparedWith(at)) {
    const inner = unwrap(literal);
    const value = ts.isStringLiteralLike(inner) || ts.isNumericLiteral(inner) ? inner.text : undefined;
    const row = VALUE_ROWS.find(
      ({ mux, muxValue }) => mux.startsWith(`${enumName}.`) && String(muxValue) === value,
    );
    if (!row || file.claimed.has(inner)) continue;
    file.claimed.add(inner);
    file.edits.replaceExpression(literal, row.livekit[0]!.replace('Track', file.use('Track')));
  }
  const isKey = ts.isElementAccessExpression(parent) && parent.argumentExpression === at;
  const isNumber = ts.isBinaryExpression(parent) && ARITHMETIC.has(parent.operatorToken.kind);
  if (isKey || (isNumber && enumName === 'TrackKind'))
    file.mark(at, 'TRACK_VALUE', file.text(parent).split('\n')[0]);
}

/** A value of which LiveKit has another, beside a variable of the enum's type: `const { source } = track`. */
export function rewriteTrackValue(literal: ts.StringLiteralLike, file: FileRewriter): boolean {
  const row = VALUE_ROWS.find(
    ({ mux, muxValue }) => mux.startsWith('TrackSource.') && muxValue === literal.text,
  );
  if (!row || !DIFFERENT.has(literal.text) || file.claimed.has(literal)) return false;
  const others = literalIsBeside(literal);
  const names = others.map((other) => file.checker.typeToString(file.checker.getTypeAtLocation(other)));
  if (names.some((name) => /\bTrackSource\b/.test(name))) {
    file.claimed.add(literal);
    file.edits.replaceExpression(literal, row.livekit[0]!.replace('Track', file.use('Track')));
    file.rewrote(literal, 'track-fields', `${row.mux} is ${row.livekit[0]}`);
    return true;
  }
  const isLikely = others.some((other) => /source$/i.test(other.getText()) && file.sdk.isAny(other));
  if (isLikely) file.mark(literal, 'TRACK_VALUE', literal.text);
  return isLikely;
}

/** Those whose text LiveKit has not. */
const DIFFERENT: ReadonlySet<string> = new Set(['screenshare', 'screenshareaudio', 'other']);

function literalIsBeside(literal: ts.Expression): ts.Expression[] {
  const { parent } = literal;
  if (ts.isBinaryExpression(parent) && EQUALITY.has(parent.operatorToken.kind))
    return [parent.left === literal ? parent.right : parent.left];
  if (ts.isCaseClause(parent)) return [parent.parent.parent.expression];
  const call = ts.isArrayLiteralExpression(parent) && parent.parent.parent;
  return call && ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression)
    ? [...call.arguments]
    : [];
}

function comparedWith(field: ts.Expression): readonly ts.Expression[] {
  const { parent } = field;
  if (ts.isBinaryExpression(parent) && EQUALITY.has(parent.operatorToken.kind))
    return [parent.left === field ? parent.right : parent.left];
  if (ts.isSwitchStatement(parent))
    return parent.caseBlock.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? [clause.expression] : []));
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return [];
  const list = unwrap(parent.expression.expression);
  const isAsked = /^(?:includes|indexOf)$/.test(parent.expression.name.text);
  return isAsked && ts.isArrayLiteralExpression(list) ? list.elements : [];
}
