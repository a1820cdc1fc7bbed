// The small step: `new Space` is told which LiveKit server to use, and nothing else changes.
import ts from 'typescript';
import type { ProgramFacts } from '../rules/program-facts.js';
import type { FileRewriter } from '../source/file-rewriter.js';

const RULE = 'space-url';

/** Where the address of a token exchange goes, once for the whole application. */
export const TELL_EXCHANGE =
  'tell the adapter of the token exchange once: configure({ exchangeUrl }) of @mux/spaces-web, or <meta name="airlock-exchange-url">';

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
  // With a URL in the second place the adapter would send the Mux token to LiveKit as it is.
  if (facts.isExchanging) return file.untouched(node, RULE, TELL_EXCHANGE);
  if (!facts.urlExpression) file.mark(node, 'LIVEKIT_URL');
  file.edits.insert(
    construction.token.end,
    `, ${facts.urlExpression ?? "'wss://your-project.livekit.cloud'"}`,
  );
  file.rewrote(node, RULE, 'the adapter needs the URL of the LiveKit server');
}
