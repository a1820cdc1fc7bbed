// Every export and member of spaces-web 1.2.0, read from the declarations that the type checker sees.
import ts from 'typescript';
import { SPACES_WEB_DECLARATIONS, SPACES_WEB_DECLARATIONS_PATH } from '../declarations/spaces-web.js';

const source = ts.createSourceFile(
  SPACES_WEB_DECLARATIONS_PATH,
  SPACES_WEB_DECLARATIONS,
  ts.ScriptTarget.Latest,
);

export const SPACES_ROWS: readonly string[] = source.statements.flatMap((statement) => {
  const { name, modifiers } = statement as Partial<ts.ClassDeclaration>;
  const isExported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return name && isExported ? rowsOf(name.text, statement) : [];
});

/** `Space`, `Space.join` and so on: of the members those that are the class's own and not private. */
export function rowsOf(name: string, declaration: ts.Node): string[] {
  const members = membersOf(declaration).flatMap((member) => (isPublic(member) ? nameOf(member) : []));
  return [name, ...new Set(members.map((member) => `${name}.${member}`))];
}

function membersOf(statement: ts.Node): readonly ts.NamedDeclaration[] {
  if (ts.isTypeAliasDeclaration(statement))
    return ts.isTypeLiteralNode(statement.type) ? statement.type.members : [];
  const isList =
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isList ? statement.members : [];
}

function isPublic(member: ts.NamedDeclaration): boolean {
  return !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private);
}

function nameOf({ name }: ts.NamedDeclaration): string[] {
  return name && ts.isIdentifier(name) ? [name.text] : [];
}
