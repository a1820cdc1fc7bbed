// The edits that most rules make: a member renamed, or its whole use replaced.
import type ts from 'typescript';
import type { Part } from '../edits/edit-list.js';
import { LEVEL } from '../edits/precedence.js';
import { promisePrefix } from '../source/syntax.js';
import type { FileRewriter } from '../source/file-rewriter.js';
import type { AccessUse, MemberUse } from './rule.js';

/** Gives a member another name, in an access and in an object pattern. */
export function renameMember(use: MemberUse, name: string, file: FileRewriter): void {
  if (name === use.member) return;
  if (isAccess(use)) return file.replace(use.node.name, name);
  const element = use.node as ts.BindingElement;
  if (element.propertyName) file.replace(element.propertyName, name);
  else file.edits.insert(element.name.getStart(file.source), `${name}: `);
}

/** Turns a method into a property, or keeps it a property: `track.isMuted()` to `track.isMuted`. */
export function renameToProperty(use: MemberUse, name: string, file: FileRewriter): void {
  if (isAccess(use) && use.call)
    file.replace({ start: use.node.name.getStart(file.source), end: use.call.end }, name);
  else renameMember(use, name, file);
}

export function isAccess(use: MemberUse): use is AccessUse {
  return use.kind === 'access';
}

/** The expression that a use makes up: the call, if the member is called at once. */
export function expressionOf(use: AccessUse): ts.Expression {
  return use.call ?? use.node;
}

/** Replaces the whole expression. */
export function replaceExpression(use: AccessUse, parts: readonly Part[], file: FileRewriter): void {
  file.edits.replaceExpression(expressionOf(use), ...parts);
}

/** `object` or, in an optional chain, `object?`: what precedes `.member`. */
export function receiver(use: AccessUse): readonly Part[] {
  return use.node.questionDotToken ? [use.object, '?'] : [use.object];
}

/** `await ` or `void ` before a call whose value was none and is a promise now. */
export function prefixPromise(call: ts.CallExpression, file: FileRewriter): void {
  const prefix = promisePrefix(call);
  if (prefix) file.edits.wrapExpression(call, prefix, { operand: [call], level: LEVEL.unary });
}

/** The arguments of the call as one piece of text with the edits in them. */
export function argumentList(use: AccessUse): readonly Part[] {
  return (use.call?.arguments ?? []).flatMap((argument, index) =>
    index === 0 ? [argument] : [', ', argument],
  );
}
