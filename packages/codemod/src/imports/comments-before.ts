// Finds where a statement begins with the JSDoc comment that is about it: an import goes before that, and after a file's header.
import ts from 'typescript';

const HEADER =
  /@(?:license|licence|preserve|copyright|file\w*|packageDocumentation|jsx\w*|jest-environment|flow|format|import)\b|\bcopyright\b|SPDX-/i;

export function startWithComment(statement: ts.Statement, file: ts.SourceFile): number {
  const { text } = file;
  const start = statement.getStart(file);
  const comment = ts.getLeadingCommentRanges(text, statement.pos)?.at(-1);
  if (!comment) return start;
  const content = text.slice(comment.pos, comment.end);
  const isBeside = !/\n[^\S\n]*\r?\n/.test(text.slice(comment.end, start));
  return isBeside && content.startsWith('/**') && !HEADER.test(content) ? comment.pos : start;
}
