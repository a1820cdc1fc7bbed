// Rewrites the names between the braces of an import in the layout that they had.
import ts from 'typescript';
import type { EditList } from '../edits/edit-list.js';
import type { ImportedName, ModuleLink } from './module-links.js';

/** A LiveKit export that the file uses. */
export interface Need {
  exported: string;
  local: string;
  isValue: boolean;
}

interface Names {
  /** Names that stay at their place, each with what it becomes. */
  kept: readonly (readonly [ImportedName, Need])[];
  added: readonly Need[];
}

/** True when nothing was left and the statement went. */
export function writeNames(
  file: ts.SourceFile,
  link: ModuleLink,
  { kept, added }: Names,
  edits: EditList,
): boolean {
  const { list, names } = link;
  if (!list) return false;
  const others = list.elements.filter((element) => !names.some(({ node }) => node === element));
  if (kept.length + added.length + others.length === 0) {
    removeStatement(file, link.statement, edits);
    return true;
  }
  const texts = [
    ...list.elements.flatMap((element) => {
      const entry = kept.find(([name]) => name.node === element);
      if (entry) return [entryText(entry[1], link, ts.isImportSpecifier(element))];
      return others.some((other) => other === element) ? [element.getText(file)] : [];
    }),
    ...added.map((need) => entryText(need, link, ts.isNamedImports(list))),
  ];
  const unique = [...new Set(texts)];
  const before = list.elements.map((element) => element.getText(file));
  if (unique.join() === before.join()) return false;
  const [first, last] = [list.elements[0], list.elements.at(-1)];
  if (!first || !last) return false;
  const second = list.elements[1];
  const separator = second ? file.text.slice(first.end, second.getStart(file)) : separatorOfOne(file, first);
  edits.replace({ start: first.getStart(file), end: last.end }, unique.join(separator));
  return false;
}

function entryText({ exported, local, isValue }: Need, link: ModuleLink, isImport: boolean): string {
  const name = exported === local ? local : `${exported}${isImport ? ' as ' : ': '}${local}`;
  return isImport && !isValue && !link.isTypeOnly ? `type ${name}` : name;
}

/** A single name on a line of its own gets its neighbours on lines of their own. */
function separatorOfOne(file: ts.SourceFile, element: ts.Node): string {
  const between = file.text.slice(element.getFullStart(), element.getStart(file));
  return between.includes('\n') ? `,${between}` : ', ';
}

function removeStatement(file: ts.SourceFile, statement: ts.Statement, edits: EditList): void {
  const lineBreak = /^\r?\n/.exec(file.text.slice(statement.end))?.[0] ?? '';
  edits.replace({ start: statement.getStart(file), end: statement.end + lineBreak.length });
}
