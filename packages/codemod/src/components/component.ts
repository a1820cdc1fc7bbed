// A .vue or .svelte file as a module that the type checker can read, and the way back from its offsets to the file's.
import type { Span } from '../edits/edit-list.js';
import type { ComponentParts, Copy } from './module-text.js';

export class Component {
  readonly path: string;
  readonly text: string;
  /** The name under which the checker knows the module. */
  readonly modulePath: string;
  /** The scripts at the offsets that they have in the file, blanks around them, the template's code after them. */
  readonly moduleText: string;
  readonly #copies: readonly Copy[];
  readonly #scripts: readonly Span[];

  constructor(file: string, text: string, { scripts, language, template }: ComponentParts) {
    this.path = file;
    this.text = text;
    this.#scripts = scripts;
    const extension = /^tsx?$|^jsx$/.test(language ?? '') ? language! : isTypeScript(language) ? 'ts' : 'js';
    this.modulePath = `${file}.${extension}`;
    const blank = [...scripts].sort((a, b) => a.start - b.start);
    let module = '';
    for (const { start, end } of blank) {
      module += blanks(text.slice(module.length, start)) + text.slice(start, end);
    }
    module += blanks(text.slice(module.length));
    this.moduleText = `${module}\n;export {};\n${template.text}`;
    const base = this.moduleText.length - template.text.length;
    this.#copies = template.copies.map((copy) => ({ ...copy, at: copy.at + base }));
  }

  /** The offset in the file of an offset in the module; undefined for what only the module has. */
  originalOffset(offset: number): number | undefined {
    if (this.#scripts.some(({ start, end }) => offset >= start && offset <= end)) return offset;
    const copy = this.#copies.find(({ at, length }) => offset >= at && offset <= at + length);
    return copy && copy.from + offset - copy.at;
  }

  /** Whether an offset of the module is one of the template's code, where no comment of a script may stand. */
  isInTemplate(offset: number): boolean {
    return this.#copies.some(({ at, length }) => offset >= at && offset <= at + length);
  }

  /** Where a line of a script's own may first stand. */
  get scriptStart(): number {
    return Math.min(...this.#scripts.map(({ start }) => start));
  }
}

function isTypeScript(language: string | undefined): boolean {
  return language === 'typescript';
}

function blanks(text: string): string {
  return text.replaceAll(/[^\r\n]/g, ' ');
}
