// Members that Spaces never had, and code that looks like Spaces but has no type.
import ts from 'typescript';
import type { MigratedFile } from '../source/migrated-file.js';

/** Names that mean little elsewhere; others are too common to be called Spaces by their look. */
const DISTINCTIVE = new Set([
  'publishTracks',
  'unpublishTracks',
  'unpublishAllTracks',
  'updateTracks',
  'publishCustomEvent',
  'setDisplayName',
  'submitAcrScore',
  'unMute',
  'connectionId',
  'getAudioTracks',
  'getVideoTracks',
]);

/** Not in the declarations, but there at run time (spaces-web 1.2.0), or of every object. */
const UNDECLARED = new Set(['metadata', 'subscribed', 'isPublished', 'msid', 'constructor', 'toString', 'hasOwnProperty']);

export function visitUnknownMember(node: ts.PropertyAccessExpression, file: MigratedFile): void {
  const { name, expression } = node;
  if (DISTINCTIVE.has(name.text) && file.imports.linksToMux && file.sdk.isAny(expression)) {
    return file.mark(node, 'UNTYPED', name.text);
  }
  if (file.checker.getSymbolAtLocation(name)) return;
  const [owner] = file.sdk.classesOf(expression);
  if (owner === undefined) return;
  file.mark(node, 'UNKNOWN_MEMBER', `${owner}.${name.text}${UNDECLARED.has(name.text) ? ', which was internal' : ''}`);
}
