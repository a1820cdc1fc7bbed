// The text of a module in the making, which remembers what in it was copied from a component's file, and from where.
import type { Span } from '../edits/edit-list.js';

/** A piece of a template that stands in the module a second time, as code. */
export interface Copy {
  /** Where it stands in the module, and in the file. */
  at: number;
  from: number;
  length: number;
}

/** What a compiler's parser found in a component. */
export interface ComponentParts {
  scripts: readonly Span[];
  /** `ts`, `tsx` or whatever else the script says that it is written in. */
  language: string | undefined;
  /** The expressions of the template as statements, which may use what the scripts declare. */
  template: ModuleText;
}

/** Text of a module that grows, with pieces of the component's file in it. */
export class ModuleText {
  text = '';
  readonly copies: Copy[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(text: string): void {
    this.text += text;
  }

  copy(span: Span): void {
    this.copies.push({ at: this.text.length, from: span.start, length: span.end - span.start });
    this.text += this.original(span);
  }

  append({ text, copies }: ModuleText): void {
    const base = this.text.length;
    this.copies.push(...copies.map((copy) => ({ ...copy, at: copy.at + base })));
    this.text += text;
  }

  original({ start, end }: Span): string {
    return this.#file.slice(start, end);
  }
}
