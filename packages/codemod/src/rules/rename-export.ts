// Puts the LiveKit name in the place of an export of the SDK, wherever that stands.
import ts from 'typescript';
import { LIVEKIT_NAMES, type NameText } from '../sdk/livekit-names.js';
import type { FileRewriter } from '../source/file-rewriter.js';
import type { NameUse } from './rule.js';

/** An alias or the name of a re-export stays: only what it stands for changes. */
export function renameExport(use: NameUse, file: FileRewriter): void {
  const { simple, type, value } = LIVEKIT_NAMES[use.exported] ?? {};
  const isType = isInType(use.whole);
  if (simple) {
    if (use.isAlias) return;
    return writeName(use, isMember(use) ? simple : file.use(simple, isType ? 'type' : 'value'), file);
  }
  if (use.isAlias && !isDirectAlias(use, file)) return;
  const text = isType ? type : value;
  if (!text) return file.mark(use.node, 'NAMESPACE_TYPE', use.exported);
  writeName(use, parenthesized(text(namesFor(use, file)), use.whole), file);
}

/** `import { TrackKind as Kind }`: unlike a re-export, its name goes with the import. */
function isDirectAlias({ node }: NameUse, file: FileRewriter): boolean {
  return file.imports.spacesImport(node.text) !== undefined;
}

function namesFor(use: NameUse, file: FileRewriter): Parameters<NameText>[0] {
  const { whole } = use;
  if (whole === use.node) return (exported, how) => file.use(exported, how);
  if (ts.isImportTypeNode(whole)) return (exported) => `import('livekit-client').${exported}`;
  const namespace = ts.isQualifiedName(whole)
    ? whole.left
    : (whole as ts.PropertyAccessExpression).expression;
  // Whatever is more than a name has edits of its own.
  if (!ts.isEntityName(namespace)) return (exported) => exported;
  return (exported) => `${file.text(namespace)}.${exported}`;
}

function isMember({ whole, node }: NameUse): boolean {
  return whole !== node;
}

/** Puts `text` where the name stands, in whichever way that is. */
export function writeName(use: NameUse, text: string, file: FileRewriter): void {
  const { parent } = use.whole;
  const isOfExpression = ts.isPropertyAccessExpression(use.whole) && !ts.isEntityName(use.whole.expression);
  const isName = !text.includes('.') && !text.includes(' ');
  const target = isMember(use) && (isName || isOfExpression) ? use.node : use.whole;
  if (text === file.text(target)) return;
  if (ts.isShorthandPropertyAssignment(parent)) return file.replace(use.node, `${use.node.text}: ${text}`);
  if (ts.isExportSpecifier(parent) && !parent.propertyName)
    return file.replace(use.node, `${text} as ${use.node.text}`);
  file.replace(target, text);
}

function parenthesized(text: string, whole: ts.Node): string {
  const reference = whole.parent;
  const holder = ts.isTypeReferenceNode(reference) ? reference.parent : undefined;
  const isTight =
    holder &&
    (ts.isArrayTypeNode(holder) || ts.isTypeOperatorNode(holder) || ts.isIndexedAccessTypeNode(holder));
  return isTight && text.includes('|') ? `(${text})` : text;
}

export function isInType(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return !node.isTypeOf;
  return ts.isTypeReferenceNode(node.parent) || ts.isTypeQueryNode(node.parent)
    ? !ts.isTypeQueryNode(node.parent)
    : ts.isQualifiedName(node.parent) || ts.isImportTypeNode(node.parent);
}
