// Marks names of the SDK's error classes that stand as text: `error.name === 'JWTError'`.
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';
import { ERROR_NAMES } from '../../sdk/error-names.js';

const COMPARED: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

export function markErrorName(literal: ts.StringLiteralLike | ts.Identifier, file: FileRewriter): void {
  if (!ERROR_NAMES.has(literal.text)) return;
  const { parent } = literal;
  const isCompared = ts.isBinaryExpression(parent) && COMPARED.has(parent.operatorToken.kind);
  const isKey = ts.isPropertyAssignment(parent) && parent.name === literal;
  if (isCompared || isKey || ts.isCaseClause(parent) || ts.isArrayLiteralExpression(parent))
    file.mark(literal, 'ERROR_CLASS', literal.text);
}
