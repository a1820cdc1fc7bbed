// Calls that took a method's place and so lost its optional chain.
import ts from 'typescript';
import type { Part } from '../edits/edit-list.js';
import { isSimple } from '../source/syntax.js';
import type { FileRewriter } from '../source/file-rewriter.js';
import type { AccessUse } from './rule.js';

/** Whether the variable or field that is named here may hold nothing, whatever a condition before it says. */
export function mayBeMissing(object: ts.Expression, file: FileRewriter): boolean {
  if (ts.isNonNullExpression(object)) return false;
  const name = ts.isPropertyAccessExpression(object) ? object.name : object;
  const symbol = file.checker.getSymbolAtLocation(name);
  // LiveKit's room always has a local participant.
  if (!symbol || file.sdk.membersOf(name).length > 0) return false;
  const declared = file.checker.getTypeOfSymbol(symbol);
  return file.checker.getNonNullableType(declared) !== declared;
}

/** Whether the receiver may be written twice, as a guard of an optional chain wants it. */
export function canGuard({ node, object }: AccessUse): boolean {
  return node.questionDotToken === undefined || isSimple(object);
}

/** `call` where `object?.method()` stood: only for an object that is there. */
export function ifThere(
  use: AccessUse,
  call: readonly Part[],
  file: FileRewriter,
): { parts: Part[]; isCompound: boolean } {
  const isGuarded = use.node.questionDotToken !== undefined && mayBeMissing(use.object, file);
  return { parts: isGuarded ? [use.object, ' && ', ...call] : [...call], isCompound: isGuarded };
}
