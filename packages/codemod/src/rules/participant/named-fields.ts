// Fields of participants and tracks that are named apart from an object: in literals that stand for one, by text, and in types.
import { livekitWord, translationOf } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { FileRewriter } from '../../source/file-rewriter.js';

const MEDIA = /^(?:track|attachedElements)$/;
const EITHER = /^(?:name|tid|track|attachedElements)$/;
const OWNED = /^(?:Local|Remote)?(?:Participant|Track)\./;

/** `{ displayName: 'Ann' } as RemoteParticipant`, and what is given where a `Partial<RemoteParticipant>` is wanted. */
export function renameInLiteral(property: ts.ObjectLiteralElementLike, file: FileRewriter): void {
  const { name, parent } = property;
  if (!name || !ts.isIdentifier(name) || !ts.isObjectLiteralExpression(parent)) return;
  const rows = rowsOf(parent, name.text, file);
  if (rows.length === 0) return;
  file.uses.push(...rows);
  const field = fieldOf(rows, name.text);
  const isNumber = ts.isPropertyAssignment(property) && ts.isNumericLiteral(property.initializer);
  if (field === undefined || isNumber) return file.mark(property, 'STRUCTURAL', name.text);
  if (field === name.text) return;
  file.replace(name, ts.isShorthandPropertyAssignment(property) ? `${field}: ${name.text}` : field);
  file.rewrote(property, 'participant-fields', `${name.text} is ${field}`);
}

/** Also through `as unknown as RemoteParticipant`, which hides what is wanted. */
function rowsOf(literal: ts.ObjectLiteralExpression, name: string, file: FileRewriter): string[] {
  const own = file.sdk.membersOfLiteral(literal, name);
  if (own.length > 0) return own.every((row) => OWNED.test(row)) ? own : [];
  let outer: ts.Node = literal;
  while (ts.isAsExpression(outer.parent) || ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  if (!ts.isAsExpression(outer)) return [];
  const owners = file.sdk.classesOf(outer.type);
  return [...owners]
    .map((owner) => `${owner}.${name}`)
    .filter((row) => OWNED.test(row) && translationOf(row));
}

/** `participant['displayName']`: true when the text was replaced. */
export function renameByText(key: ts.Node, rows: readonly string[], file: FileRewriter): boolean {
  if (!ts.isStringLiteralLike(key) || rows.length === 0 || !rows.every((row) => OWNED.test(row)))
    return false;
  const field = fieldOf(rows, key.text);
  if (field === undefined) return false;
  file.uses.push(...rows);
  if (field !== key.text) file.replace({ start: key.getStart(file.source) + 1, end: key.end - 1 }, field);
  return true;
}

/** `Pick<RemoteParticipant, 'displayName'>` and `RemoteParticipant['displayName']`: true when every name was replaced. */
export function renameInType(reference: ts.TypeReferenceNode, owner: string, file: FileRewriter): boolean {
  const { parent } = reference;
  const names = ts.isIndexedAccessTypeNode(parent)
    ? parent.indexType
    : ts.isTypeReferenceNode(parent)
      ? parent.typeArguments?.[1]
      : undefined;
  if (!names) return false;
  const keys = (ts.isUnionTypeNode(names) ? names.types : [names]).map((each) =>
    ts.isLiteralTypeNode(each) ? each.literal : each,
  );
  const rowOf = (key: ts.Node): string => `${owner}.${ts.isStringLiteral(key) ? key.text : ''}`;
  const arePlain = keys.every(
    (key) =>
      ts.isStringLiteral(key) && OWNED.test(rowOf(key)) && fieldOf([rowOf(key)], key.text) !== undefined,
  );
  return arePlain && keys.every((key) => renameByText(key, [rowOf(key)], file));
}

/** What LiveKit calls a field that is the same but for its name; undefined for any other. */
function fieldOf(rows: readonly string[], member: string): string | undefined {
  const fields = rows.map((row) => {
    const translation = translationOf(row);
    // Of every emitter.
    if (!translation) return OWNED.test(row) ? undefined : member;
    const { correspondence } = translation;
    const [, side, field = ''] = /^(Local|Remote)?Track\.(\w+)$/.exec(row) ?? [];
    // Publications have no media of their own, and local tracks no name or id.
    const isOfOtherSide = side === 'Local' ? /^(?:name|tid)$/ : side === 'Remote' ? MEDIA : EITHER;
    if (isOfOtherSide.test(field)) return undefined;
    if (/Track\.(?:source|kind)$/.test(row)) return member;
    return correspondence === 'same' || correspondence === 'renamed' ? livekitWord(row) : undefined;
  });
  return new Set(fields).size === 1 ? fields[0] : undefined;
}
