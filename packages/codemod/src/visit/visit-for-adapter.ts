// The small step: `new Space` is told which LiveKit server to use, and nothing else changes.
import ts from 'typescript';
import type { ProgramFacts } from '../rules/program-facts.js';
import type { FileRewriter } from '../source/file-rewriter.js';

const RULE = 'space-url';

export function visitForAdapter(file: FileRewriter, facts: ProgramFacts): void {
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) addUrl(node, file, facts);
    ts.forEachChild(node, visit);
  };
  visit(file.source);
}

function addUrl(node: ts.NewExpression, file: FileRewriter, facts: ProgramFacts): void {
  const construction = facts.constructions.at(node);
  if (!construction?.token) return;
  if (construction.url) return file.untouched(node, RULE, 'has its URL already');
  if (!facts.urlExpression) file.mark(node, 'LIVEKIT_URL');
  file.edits.insert(
    construction.token.end,
    `, ${facts.urlExpression ?? "'wss://your-project.livekit.cloud'"}`,
  );
  file.rewrote(node, RULE, 'the adapter needs the URL of the LiveKit server');
}
