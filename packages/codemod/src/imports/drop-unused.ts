// Takes out what gives names that the rewritten text uses no more, one after the other: each may have been the last to use another.
import ts from 'typescript';
import { usedNames } from './orphaned-names.js';

/** Whether a name was used before the rewriting, and is not any more. */
export type IsUnused = (name: string) => boolean;

/** @param shorten the text without one thing that is unused; undefined when there is none */
export function dropUnused(
  before: string,
  after: string,
  fileName: string,
  shorten: (file: ts.SourceFile, isUnused: IsUnused) => string | undefined,
): string {
  const usedBefore = usedNames(parse(fileName, before));
  for (let text = after; ;) {
    const file = parse(fileName, text);
    const used = usedNames(file);
    const shorter = shorten(file, (name) => usedBefore.has(name) && !used.has(name));
    if (shorter === undefined) return text;
    text = shorter;
  }
}

/** Without it a line that begins with a bracket would go on with a statement that has no semicolon. */
export function joinsNeighbours(statement: ts.Statement, { text }: ts.SourceFile): boolean {
  const { statements } = statement.parent as ts.Block;
  const index = statements.indexOf(statement);
  const [previous, next] = [statements[index - 1], statements[index + 1]];
  return Boolean(
    previous && next && text[previous.end - 1] !== ';' && /^[([`+\-/]/.test(next.getText().slice(0, 1)),
  );
}

/** Comments stay, before it and beside it. */
export function without(statement: ts.Statement, { text }: ts.SourceFile): string {
  let start = statement.getStart();
  let { end } = statement;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (!rest || text.slice(lineStart, start).trim() !== '') {
    while (/[ \t]/.test(text[end] ?? '')) end += 1;
    return text.slice(0, start) + text.slice(end);
  }
  start = lineStart;
  end += rest[0].length;
  const isBlankBefore = start === 0 || /\n[ \t]*\r?\n$|^[ \t]*\r?\n$/.test(text.slice(0, start));
  const blankAfter = /^(?:[ \t]*\r?\n)+/.exec(text.slice(end));
  if (isBlankBefore && blankAfter) end += blankAfter[0].length;
  return text.slice(0, start) + text.slice(end);
}

function parse(fileName: string, text: string): ts.SourceFile {
  return ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
}
