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
    if (row) file.edits.replaceExpression(literal, row.livekit[0]!.replace('Track', file.use('Track')));
  }
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === at)
    file.mark(at, 'TRACK_VALUE', file.text(parent).split('\n')[0]);
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
