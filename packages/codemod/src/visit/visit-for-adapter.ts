// The small step: `new Space` is told which LiveKit server to use, and nothing else changes.
import ts from 'typescript';
import type { Settings } from '../rules/settings.js';
import type { MigratedFile } from '../source/migrated-file.js';

const RULE = 'space-url';

export function visitForAdapter(file: MigratedFile, settings: Settings): void {
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) addUrl(node, file, settings);
    ts.forEachChild(node, visit);
  };
  visit(file.source);
}

function addUrl(node: ts.NewExpression, file: MigratedFile, settings: Settings): void {
  const construction = settings.constructions.at(node);
  if (!construction?.token) return;
  if (construction.url) return file.untouched(node, RULE, 'has its URL already');
  if (!settings.urlExpression) file.mark(node, 'LIVEKIT_URL');
  file.edits.insert(
    construction.token.end,
    `, ${settings.urlExpression ?? "'wss://your-project.livekit.cloud'"}`,
  );
  file.rewrote(node, RULE, 'the adapter needs the URL of the LiveKit server');
}
