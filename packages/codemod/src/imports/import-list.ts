// Rewrites the names between the braces of an import in the layout that they had.
import ts from 'typescript';
import type { EditList } from '../edits/edit-list.js';
import type { ImportedName, ModuleLink } from './module-links.js';

/** A LiveKit export that the file uses. */
export interface Need {
  exported: string;
  local: string;
  isValue: boolean;
  /** Where it is used: what is bound in a function is seen in that function alone. */
  places: number[];
  /** Those of them where it is more than a type. */
  valuePlaces: number[];
}

interface Names {
  /** Names that stay at their place, each with what it becomes. */
  kept: readonly (readonly [ImportedName, Need])[];
  added: readonly Need[];
}

/** True when nothing was left and the statement went. What stays keeps its place, and the comments beside it theirs. */
export function writeNames(
  file: ts.SourceFile,
  link: ModuleLink,
  { kept, added }: Names,
  edits: EditList,
): boolean {
  const { list, names } = link;
  if (!list) return false;
  const elements = [...list.elements];
  const isOwn = (element: ts.Node) => names.some(({ node }) => node === element);
  const others = elements.filter((element) => !isOwn(element));
  const canGo = link.statement !== undefined;
  if (canGo && kept.length + added.length + others.length === 0) {
    removeStatement(file, link.statement!, edits);
    return true;
  }
  const taken = new Set<string>();
  const staying: { element: ts.Node; text: string }[] = [];
  for (const element of elements) {
    const entry = kept.find(([name]) => name.node === element);
    const text = entry
      ? entryText(entry[1], link, ts.isImportSpecifier(element)) + defaultOf(element, file)
      : isOwn(element)
        ? undefined
        : element.getText(file);
    if (text !== undefined && !taken.has(text)) staying.push({ element, text });
    if (text !== undefined) taken.add(text);
  }
  const news = added.map((need) => entryText(need, link, ts.isNamedImports(list)));
  const entries = [...staying.map(({ text }) => text), ...news];
  if (staying.length === 0) {
    // The new names take the places of the old ones.
    const [first, last] = [elements[0], elements.at(-1)];
    const where = first && last ? { start: first.getStart(file), end: last.end } : inside(list, file);
    edits.replace(where, entries.join(separator(file, elements)));
    return false;
  }
  for (const { element, text } of staying) if (text !== element.getText(file)) edits.replace(element, text);
  const last = staying.at(-1)!.element;
  for (const element of elements.slice(0, elements.indexOf(last as (typeof elements)[number]))) {
    if (!staying.some((each) => each.element === element)) removeElement(file, element, edits);
  }
  const end = elements.at(-1)!.end;
  if (end > last.end) edits.replace({ start: last.end + commentAfter(file, last).length, end });
  if (news.length > 0) addNames(file, last, news, separator(file, elements), edits);
  return false;
}

/** After the comment that ends the line of the last name, which belongs to that. */
function addNames(
  file: ts.SourceFile,
  last: ts.Node,
  news: readonly string[],
  between: string,
  edits: EditList,
): void {
  const [, comma = '', comment = ''] = /^(,?)([ \t]*\/\/[^\n\r]*)?/.exec(file.text.slice(last.end)) ?? [];
  if (!comment) return edits.insert(last.end, ...news.map((text) => between + text));
  if (!comma) edits.insert(last.end, ',');
  const ending = comma ? ',' : '';
  edits.insert(last.end + comma.length + comment.length, between.slice(1) + news.join(between) + ending);
}

/** ` = fallback` of `const { Space = fallback } = require(…)`. */
function defaultOf(element: ts.Node, file: ts.SourceFile): string {
  const initializer = ts.isBindingElement(element) ? element.initializer : undefined;
  return initializer ? ` = ${initializer.getText(file)}` : '';
}

function inside(list: ts.Node, file: ts.SourceFile): { start: number; end: number } {
  return { start: list.getStart(file) + 1, end: list.end - 1 };
}

/** With the comma after it, and a comment that ends its line. */
function removeElement(file: ts.SourceFile, element: ts.Node, edits: EditList): void {
  const rest = /^\s*,[ \t]*(?:\/\/[^\n]*|\/\*(?:(?!\*\/)[^\n])*\*\/[ \t]*(?=\r?\n))?\s*/.exec(
    file.text.slice(element.end),
  );
  edits.replace({ start: element.getStart(file), end: element.end + (rest?.[0].length ?? 0) });
}

/** A comma and the comment behind it that ends the line, or nothing. */
function commentAfter(file: ts.SourceFile, element: ts.Node): string {
  return /^,?[ \t]*\/\/[^\n\r]*/.exec(file.text.slice(element.end))?.[0] ?? '';
}

function entryText({ exported, local, isValue }: Need, link: ModuleLink, isImport: boolean): string {
  const name = exported === local ? local : `${exported}${isImport ? ' as ' : ': '}${local}`;
  return isImport && !isValue && !link.isTypeOnly ? `type ${name}` : name;
}

/** Names on lines of their own get their neighbours on lines of their own. */
function separator(file: ts.SourceFile, elements: readonly ts.Node[]): string {
  const [first] = elements;
  const before = first ? file.text.slice(first.getFullStart(), first.getStart(file)) : '';
  const line = /\r?\n[ \t]*$/.exec(before)?.[0];
  return line ? `,${line}` : ', ';
}

function removeStatement(file: ts.SourceFile, statement: ts.Statement, edits: EditList): void {
  const lineBreak = /^\r?\n/.exec(file.text.slice(statement.end))?.[0] ?? '';
  edits.replace({ start: statement.getStart(file), end: statement.end + lineBreak.length });
}
