// Collects the edits of one file by offset, resolves those that lie within each other, and applies them.
import MagicString from 'magic-string';
import ts from 'typescript';
import { CodemodError } from '../errors/codemod-error.js';
import { withPlainDots } from './chain.js';
import { levelWantedAt, parenthesized, startsBlock } from './precedence.js';
import { StatementStarts } from './statement-starts.js';

/** Text, or a piece of the file that is rendered with the edits that lie within it. */
export type Part = string | ts.Node | Span | Operand | KnownChain;

/** Parts that together are one expression, put in parentheses where they bind more loosely than `level`. */
export interface Operand {
  operand: readonly Part[];
  level: number;
  /** Whether a member that follows belongs to the optional chain in it. */
  isSameChain?: boolean;
}

export interface Span {
  start: number;
  end: number;
}

/** The file that edits of a module made from it go to. */
export interface Original {
  text: string;
  /** Undefined for what only the module has. */
  originalOffset(offset: number): number | undefined;
  isInTemplate(offset: number): boolean;
}

/** An optional chain of which it is known that it will be evaluated to its end. */
export interface KnownChain {
  chain: ts.Expression;
  /** How many of its `?.` are plain dots then. */
  links: number;
  /** Texts of what the type checker must be told is there. */
  missing: ReadonlySet<string>;
}

interface Edit extends Span {
  parts: readonly Part[];
  order: number;
  wasApplied: boolean;
  /** The expression that is replaced by another: its surroundings decide on parentheses. */
  expression?: ts.Expression;
  /** Whether the parts hold the piece itself, with the other edits of it. */
  isAround?: boolean;
}

/** What one file becomes: everything outside the edits stays byte for byte. */
export class EditList {
  readonly #text: string;
  readonly #file: ts.SourceFile;
  readonly #starts: StatementStarts;
  #edits: Edit[] = [];

  constructor(file: ts.SourceFile) {
    this.#file = file;
    this.#starts = new StatementStarts(file);
    this.#text = file.text;
  }

  get isEmpty(): boolean {
    return this.#edits.length === 0;
  }

  /** Replaces a piece by parts. A part that is a node keeps its own edits: so a rewrite may wrap another. */
  replace(span: Span | ts.Node, ...parts: readonly Part[]): void {
    this.#add(span, parts);
  }

  /** Replaces an expression by parts that are one expression, in parentheses where its surroundings want them. */
  replaceExpression(expression: ts.Expression, ...parts: readonly Part[]): void {
    this.#add(expression, parts, { expression });
  }

  /** The same by parts that hold `expression` itself, around whatever else becomes of it. The innermost comes outermost. */
  wrapExpression(expression: ts.Expression, ...parts: readonly Part[]): void {
    this.#add(expression, parts, { expression, isAround: true });
  }

  /** Puts a body of a function into a block, around all that becomes of it. */
  enclose(body: ts.Node, ...parts: readonly Part[]): void {
    this.#add(body, parts, { isAround: true, order: Number.MAX_SAFE_INTEGER });
  }

  insert(position: number, ...parts: readonly Part[]): void {
    this.replace({ start: position, end: position }, ...parts);
  }

  /** The same, before whatever else is inserted there. */
  insertFirst(position: number, ...parts: readonly Part[]): void {
    this.#add({ start: position, end: position }, parts, { order: -1 });
  }

  /**
   * The file after its edits, and the edits that were lost because an outer edit left their place out.
   *
   * @throws CodemodError `conflict` when two edits overlap without one lying within the other.
   */
  apply(original?: Original): { text: string; lost: Span[] } {
    const edits = this.#sorted();
    const magic = new MagicString(original?.text ?? this.#text);
    for (let index = 0; index < edits.length;) {
      const edit = edits[index]!;
      const text = this.#render(edits, index);
      if (original) this.#applyTo(original, edit, { text, magic });
      else if (edit.start === edit.end) magic.appendLeft(edit.start, text);
      else magic.update(edit.start, edit.end, text);
      index = this.#afterNested(edits, index);
    }
    return { text: magic.toString(), lost: edits.filter(({ wasApplied }) => !wasApplied) };
  }

  #applyTo(original: Original, edit: Edit, { text, magic }: { text: string; magic: MagicString }): void {
    const start = original.originalOffset(edit.start);
    const end = original.originalOffset(edit.end);
    if (start === undefined || end === undefined || end < start) {
      throw new CodemodError(
        'conflict',
        'A rewrite reaches beyond the script: move its code to a line of its own.',
      );
    }
    const written = original.isInTemplate(edit.start)
      ? withinQuotes(text, original.text.slice(0, start))
      : text;
    if (start === end) magic.appendLeft(start, written);
    else magic.update(start, end, written);
  }

  /** How a piece will read once its edits are applied. */
  preview(part: Part): string {
    return this.#renderPart(part, this.#sorted(), -1);
  }

  #add(span: Span | ts.Node, parts: readonly Part[], rest: Partial<Edit> = {}): void {
    this.#edits.push({ ...this.#spanOf(span), parts, order: this.#edits.length, wasApplied: false, ...rest });
  }

  #spanOf(span: Span | ts.Node): Span {
    return 'kind' in span
      ? { start: span.getStart(this.#file), end: span.end }
      : { start: span.start, end: span.end };
  }

  /** Outer before inner, insertions before the edit that begins where they stand. */
  #sorted(): Edit[] {
    const edits = [...this.#edits].sort(
      (a, b) =>
        a.start - b.start ||
        Number(b.end === b.start) - Number(a.end === a.start) ||
        b.end - a.end ||
        Number(b.isAround ?? false) - Number(a.isAround ?? false) ||
        (a.isAround ? b.order - a.order : a.order - b.order),
    );
    let open: Edit[] = [];
    for (const edit of edits) {
      open = open.filter(({ end }) => end > edit.start);
      if (open.some(({ end }) => end < edit.end)) {
        throw new CodemodError(
          'conflict',
          `Two rewrites of ${this.#file.fileName} overlap at offset ${edit.start}.`,
        );
      }
      if (edit.end > edit.start) open.push(edit);
    }
    return edits;
  }

  #afterNested(edits: readonly Edit[], index: number): number {
    const { start, end } = edits[index]!;
    let next = index + 1;
    if (start === end) return next;
    while (next < edits.length && edits[next]!.start < end) next += 1;
    return next;
  }

  #render(edits: readonly Edit[], index: number): string {
    const edit = edits[index]!;
    edit.wasApplied = true;
    const text = this.#renderParts(edit.parts, edits, index);
    const fitting = edit.expression ? fitted(text, edit.expression) : text;
    return edit.end > edit.start && this.#starts.continuesLine(edit.start, fitting) ? `;${fitting}` : fitting;
  }

  #renderParts(parts: readonly Part[], edits: readonly Edit[], index: number): string {
    return parts.map((part) => this.#renderPart(part, edits, index)).join('');
  }

  #renderPart(part: Part, edits: readonly Edit[], outer: number): string {
    if (typeof part === 'string') return part;
    if (isChain(part)) return withPlainDots(this.#renderPart(part.chain, edits, outer), part);
    if (isOperand(part))
      return parenthesized(this.#renderParts(part.operand, edits, outer), part.level, {
        isMoved: !part.isSameChain,
      });
    const { start, end } = this.#spanOf(part);
    let text = '';
    let position = start;
    // A piece that is shown elsewhere too has its edits before or after this one.
    const around = edits[outer];
    const isWithin = !around || (start >= around.start && end <= around.end);
    for (let index = isWithin ? outer + 1 : 0; index < edits.length && edits[index]!.start < end;) {
      const edit = edits[index]!;
      const isInside =
        edit.start >= start && edit.end <= end && (edit.end > edit.start || edit.start > start);
      if (!isInside) {
        index += 1;
        continue;
      }
      text += this.#text.slice(position, edit.start) + this.#render(edits, index);
      position = edit.end;
      index = this.#afterNested(edits, index);
    }
    return text + this.#text.slice(position, end);
  }
}

/** A node of `!x` has an operand too. */
function isOperand(part: Exclude<Part, string>): part is Operand {
  return 'operand' in part && !('kind' in part);
}

function isChain(part: Exclude<Part, string>): part is KnownChain {
  return 'chain' in part && !('kind' in part);
}

/** An expression in an attribute may not have the quotes in which it stands. */
function withinQuotes(text: string, before: string): string {
  const tag = before.slice(before.lastIndexOf('<'));
  const isInDouble = /=\s*"[^"]*$/.test(tag);
  if (/=\s*'[^']*$/.test(tag) && !isInDouble) return text.replaceAll("'", '"');
  return isInDouble ? text.replaceAll('"', "'") : text;
}

function fitted(text: string, expression: ts.Expression): string {
  const { parent } = expression;
  const isArrowBody = ts.isArrowFunction(parent) && parent.body === expression;
  if ((isArrowBody || ts.isExpressionStatement(parent)) && startsBlock(text)) return `(${text})`;
  return parenthesized(text, levelWantedAt(expression));
}
