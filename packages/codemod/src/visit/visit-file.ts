// Walks one file and hands every use of the SDK to the rule that answers for it.
import { SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { MemberUse, NameUse } from '../rules/rule.js';
import { MEMBER_NAMES, OPTION_NAMES, RULES, ruleFor } from '../rules/rules.js';
import { rewriteEnumType } from '../rules/enum/enum-types.js';
import { markErrorName } from '../rules/error/error-names.js';
import { renameInLiteral } from '../rules/participant/named-fields.js';
import { markStructuralUse } from '../rules/participant/structural-types.js';
import { rewriteTrackValue } from '../rules/track/enum-literals.js';
import { rewriteMuxType } from '../rules/server/mux-types.js';
import { rewriteWebhookEvent } from '../rules/server/webhook-events.js';
import type { ProgramFacts } from '../rules/program-facts.js';
import { LIVEKIT_NAMES } from '../sdk/livekit-names.js';
import type { FileRewriter } from '../source/file-rewriter.js';
import { isCalledWithArguments } from '../source/syntax.js';
import {
  rewriteImportTag,
  rewriteModuleAssignment,
  rewriteModuleBinding,
  rewriteModuleReference,
} from './module-references.js';
import {
  visitAssigned,
  visitMethodByText,
  visitReturned,
  visitWhole,
  visitWholeArguments,
} from './whole-objects.js';
import { lastName, visitCast, visitElement, visitUnknownMember } from './unknown-members.js';

const CALL_RULES = RULES.filter(({ call }) => call);

export function visitFile(file: FileRewriter, facts: ProgramFacts): void {
  const visit = (node: ts.Node): void => {
    file.at = node.pos;
    if (ts.isPropertyAccessExpression(node)) visitAccess(node, file, facts);
    else if (ts.isElementAccessExpression(node)) visitElement(node, file);
    else if (ts.isBinaryExpression(node)) {
      rewriteModuleAssignment(node, file);
      visitAssigned(node, file);
    } else if (ts.isAsExpression(node)) visitCast(node, file);
    else if (ts.isArrayLiteralExpression(node) && node.elements.length === 2) visitMethodByText(node, file);
    else if (ts.isForInStatement(node)) visitWhole(node.expression, file);
    else if (ts.isSpreadAssignment(node) || ts.isJsxSpreadAttribute(node)) visitWhole(node.expression, file);
    else if (ts.isReturnStatement(node)) visitReturned(node, file);
    else if (ts.isBindingElement(node)) visitBinding(node, file, facts);
    else if (ts.isQualifiedName(node)) {
      rewriteEnumType(node, file);
      rewriteMuxType(node, file);
    } else if (ts.isIdentifier(node)) visitName(node, file, facts);
    else if (ts.isStringLiteralLike(node) && node.text === SPACES_PACKAGE_NAME)
      rewriteModuleReference(node, file, facts);
    else if (ts.isStringLiteralLike(node)) {
      if (rewriteWebhookEvent(node, file, facts)) file.uses.push('Webhooks.events');
      else if (!rewriteTrackValue(node, file)) markErrorName(node, file);
    } else if (ts.isCallExpression(node)) visitCall(node, file, facts);
    else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      file.uses.push(...optionRows(node, file));
      renameInLiteral(node, file);
      if (ts.isIdentifier(node.name)) markErrorName(node.name, file);
    } else if (ts.isMethodDeclaration(node)) renameInLiteral(node, file);
    else if (ts.isJSDocImportTag(node)) rewriteImportTag(node, file);
    if (file.isTypeScript) valuesIn(node).forEach((value) => markStructuralUse(value, file));
    else jsDocOf(node).forEach((comment) => ts.forEachChild(comment, visit));
    if (ts.isImportDeclaration(node)) return;
    ts.forEachChild(node, visit);
  };
  facts.reach.statementsOf(file.source).forEach(visit);
  // Comments after the last statement.
  visit(file.source.endOfFileToken);
  for (const lazy of file.imports.finish(file.edits)) file.mark(lazy, 'LAZY_IMPORT');
}

/** Values that a type of the program may be written for. */
function valuesIn(node: ts.Node): readonly ts.Expression[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return node.arguments ?? [];
  const isTyped = ts.isJsxExpression(node) || ts.isReturnStatement(node);
  if (isTyped) return node.expression ? [node.expression] : [];
  return ts.isVariableDeclaration(node) && node.type && node.initializer ? [node.initializer] : [];
}

/** What the types of plain JavaScript stand in. The parser keeps it beside the children (typescript 6.0). */
function jsDocOf(node: ts.Node): readonly ts.Node[] {
  return (node as { jsDoc?: readonly ts.Node[] }).jsDoc ?? [];
}

function visitAccess(node: ts.PropertyAccessExpression, file: FileRewriter, facts: ProgramFacts): void {
  const member = node.name.text;
  const isCandidate = MEMBER_NAMES.has(member) && !(member === 'join' && isCalledWithArguments(node));
  const rows = isCandidate ? file.sdk.membersOf(node.name) : [];
  if (rows.length === 0) return visitUnknownMember(node, file);
  file.holders.add(lastName(node.expression));
  const call = callOf(node);
  use(
    {
      kind: 'access',
      row: rows[0]!,
      rows,
      member,
      node,
      object: node.expression,
      ...(call && { call }),
      side: file.sdk.sideOf(node.expression),
    },
    file,
    facts,
  );
}

function visitCall(node: ts.CallExpression, file: FileRewriter, facts: ProgramFacts): void {
  visitWholeArguments(node, file);
  for (const rule of CALL_RULES) {
    const row = rule.call!(node, file, facts);
    if (row === undefined) continue;
    file.uses.push(row);
    return;
  }
}

/** Options are rewritten with the call that takes them; here they are only counted. */
function optionRows(
  { name, parent }: ts.PropertyAssignment | ts.ShorthandPropertyAssignment,
  file: FileRewriter,
): string[] {
  return ts.isIdentifier(name) && OPTION_NAMES.has(name.text)
    ? file.sdk.membersOfLiteral(parent, name.text)
    : [];
}

function callOf(node: ts.Expression): ts.CallExpression | undefined {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.expression === node ? parent : undefined;
}

function visitBinding(node: ts.BindingElement, file: FileRewriter, facts: ProgramFacts): void {
  if (node.dotDotDotToken && ts.isObjectBindingPattern(node.parent)) return visitWhole(node.parent, file);
  const name = node.propertyName ?? node.name;
  if (!ts.isIdentifier(name)) return;
  if (LIVEKIT_NAMES[name.text] && file.sdk.isModule(node.parent))
    return rewriteModuleBinding(node, name, file);
  if (!MEMBER_NAMES.has(name.text)) return;
  const rows = file.sdk.membersOfBinding(node);
  if (rows.length === 0) return;
  const member: MemberUse = {
    kind: 'binding',
    row: rows[0]!,
    rows,
    member: name.text,
    node,
    object: node.parent,
    side: file.sdk.sideOf(node.parent),
  };
  use(member, file, facts);
}

function use(member: MemberUse, file: FileRewriter, facts: ProgramFacts): void {
  file.uses.push(...member.rows);
  ruleFor(member.row)?.member?.(member, file, facts);
}

function visitName(node: ts.Identifier, file: FileRewriter, facts: ProgramFacts): void {
  if (isDeclarationName(node) || isNamedInLink(node, file)) return;
  const exported = isCandidate(node, file) ? file.sdk.exportOf(node) : undefined;
  const rule = exported === undefined ? undefined : ruleFor(exported);
  if (!exported || !rule?.name) return;
  const imported = file.imports.spacesImport(node.text);
  const isMember = isNamespaceMember(node);
  const name: NameUse = {
    exported,
    node,
    whole: isMember ? node.parent : node,
    isAlias: !isMember && (imported ? imported.exported !== imported.local : true),
  };
  file.uses.push(exported);
  rule.name(name, file, facts);
}

/** `getUserMedia` in `const { getUserMedia: capture } = require(…)`: the list is rewritten with its link. */
function isNamedInLink({ parent, text }: ts.Identifier, file: FileRewriter): boolean {
  if (!ts.isBindingElement(parent) || !parent.propertyName) return false;
  return ts.isIdentifier(parent.name) && file.imports.spacesImport(parent.name.text)?.exported === text;
}

/** Names that can lead to an export: those of the SDK, and those that an import gave to one. */
function isCandidate(node: ts.Identifier, file: FileRewriter): boolean {
  if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) return isNamespaceMember(node);
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return false;
  return (
    ruleFor(node.text) !== undefined ||
    file.imports.spacesImport(node.text) !== undefined ||
    file.importedNames.has(node.text) ||
    file.boundNames.has(node.text)
  );
}

/** `Track` in `Spaces.Track`, where the module was imported as a namespace, in `(await import('…')).Track` and `import('…').Track`. */
function isNamespaceMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isImportTypeNode(parent)) return parent.qualifier === node;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  return isMember && ruleFor(node.text) !== undefined;
}

function isDeclarationName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent) || ts.isExportSpecifier(parent)) return false;
  return (parent as Partial<ts.NamedDeclaration>).name === node && !ts.isPropertyAccessExpression(parent);
}
