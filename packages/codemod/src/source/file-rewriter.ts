// One file under migration: its edits, imports, markers and what is said of it.
import type ts from 'typescript';
import type { Component } from '../components/component.js';
import { EditList, type Part, type Span } from '../edits/edit-list.js';
import { ImportedNames } from '../imports/imported-names.js';
import { keepOrphans } from '../imports/orphaned-names.js';
import { dropUnusedMux } from '../imports/unused-mux.js';
import { dropUnusedSigning } from '../imports/unused-signing.js';
import type { MarkerCode } from '../markers/codes.js';
import { isOfDeno } from '../deno.js';
import { indentationAt, lineForMarker, lineStart, markerText } from '../markers/marker-comment.js';
import type { Place } from '../plan/place.js';
import { LIVEKIT_NAMES } from '../sdk/livekit-names.js';
import type { SpacesSdk } from '../sdk/spaces-sdk.js';
import type { PieceName } from '../support/pieces.js';
import { canLoadSupport, type SupportModules } from '../support/support-modules.js';

export class FileRewriter {
  readonly edits: EditList;
  readonly imports: ImportedNames;
  readonly places: Place[] = [];
  /** The rows of the coverage table that stand here, one for each time. */
  readonly uses: string[] = [];
  /** Nodes that a rule has dealt with on the way to another. */
  readonly claimed = new Set<ts.Node>();
  /** Names of variables and fields that were seen to hold something of the SDK. */
  readonly holders = new Set<string>();
  /** Names that hold exports of the SDK without an import of their own. */
  readonly boundNames = new Set<string>();
  /** The offset of what is being rewritten. */
  at = 0;
  readonly #support: SupportModules;
  readonly #markersAt = new Set<string>();
  #importedNames: ReadonlySet<string> | undefined;

  constructor(
    readonly source: ts.SourceFile,
    readonly sdk: SpacesSdk,
    readonly checker: ts.TypeChecker,
    support: SupportModules,
    readonly component?: Component,
  ) {
    this.edits = new EditList(source);
    this.#support = support;
    this.imports = new ImportedNames(source, () => support.specifierFor(source));
  }

  /** The file that is rewritten: of a component's module the component. */
  get path(): string {
    return this.component?.path ?? this.source.fileName;
  }

  /** The file before and after its edits. */
  result(): { before: string; after: string } {
    const before = this.component?.text ?? this.source.text;
    const after = this.edits.apply(this.component).text;
    if (this.component || after === before) return { before, after };
    const { fileName } = this.source;
    const kept = keepOrphans(after, fileName, this.imports.spacesNames);
    return { before, after: dropUnusedSigning(before, dropUnusedMux(before, kept, fileName), fileName) };
  }

  /** Every name that an import gives to something, from whatever module, and that a variable gives to an export. */
  get importedNames(): ReadonlySet<string> {
    this.#importedNames ??= new Set([...this.imports.locals, ...namesOfExports(this.source.text)]);
    return this.#importedNames;
  }

  get isTypeScript(): boolean {
    return /\.[cm]?tsx?$/.test(this.source.fileName);
  }

  /** Whether the file runs in Deno, whose imports are addresses and whose environment is not Node's. */
  get isDeno(): boolean {
    return isOfDeno(this.source);
  }

  get lineEnd(): string {
    return this.source.text.includes('\r\n') ? '\r\n' : '\n';
  }

  /** The local name of a LiveKit export, imported if need be. */
  use(name: string, how: 'value' | 'type' = 'value'): string {
    return this.imports.use(name, how, this.at);
  }

  /** Whether the support file's functions can be loaded here. */
  get canUseSupport(): boolean {
    return this.canLoadSupport(this.source);
  }

  canLoadSupport(source: ts.SourceFile): boolean {
    return canLoadSupport(source);
  }

  /** The local name of a support function, which the project then gets; undefined in a script. */
  useSupport(piece: PieceName, how: 'value' | 'type' = 'value'): string | undefined {
    if (!this.canUseSupport) return undefined;
    this.#support.want(this.source, piece);
    return this.imports.use(piece, how, this.at);
  }

  /** What a re-export of a support function or enum names, which the project then gets. */
  supportModule(piece: PieceName): string {
    this.#support.want(this.source, piece);
    return this.#support.specifierFor(this.source);
  }

  /** `name`, or one like it that the file does not have. */
  freeName(name: string): string {
    let free = name;
    for (let index = 1; new RegExp(`\\b${free}\\b`).test(this.source.text); index += 1)
      free = `${name}${index}`;
    return free;
  }

  text(node: ts.Node): string {
    return node.getText(this.source);
  }

  replace(span: ts.Node | Span, ...parts: readonly Part[]): void {
    this.edits.replace(span, ...parts);
  }

  /** Records that a rule rewrote this place. */
  rewrote(node: ts.Node, rule: string, why: string): void {
    this.#say(node, { status: 'rewritten', rule, why });
  }

  untouched(node: ts.Node, rule: string, why: string): void {
    this.#say(node, { status: 'untouched', rule, why });
  }

  /** Puts a marker before the line of `node`, once for each code and line. */
  mark(node: ts.Node, code: MarkerCode, detail?: string): void {
    const { text } = this.source;
    const position = lineForMarker(node, this.source);
    const marker = markerText(code, detail);
    this.#say(node, { status: 'marked', rule: code, why: marker.replace(/^.*?\]: /, '') });
    const key = `${position}/${code}`;
    const previousLine = text.slice(lineStart(text, Math.max(0, position - 1)), position);
    if (this.#markersAt.has(key) || previousLine.includes(`airlock-migrate[${code}]`)) return;
    this.#markersAt.add(key);
    if (this.component?.originalOffset(position) !== undefined || !this.component) {
      this.edits.insert(position, `${indentationAt(text, position)}// ${marker}${this.lineEnd}`);
      return;
    }
    const where = this.component.isInTemplate(node.getStart(this.source))
      ? `line ${this.#lineOf(node)}: `
      : '';
    this.edits.insert(this.component.scriptStart, `${this.lineEnd}// ${where}${marker}`);
  }

  /** Inserts statements on lines of their own before or after the statement that holds `node`. */
  insertStatement(where: 'before' | 'after', statement: ts.Statement, ...parts: readonly Part[]): void {
    const { text } = this.source;
    const start = statement.getStart(this.source);
    const indentation = indentationAt(text, start);
    if (where === 'after') return this.edits.insert(statement.end, this.lineEnd, indentation, ...parts);
    const line = lineStart(text, start);
    const isOwnLine = !this.component || this.component.originalOffset(line) !== undefined;
    if (isOwnLine && text.slice(line, start).trim() === '')
      this.edits.insert(line, indentation, ...parts, this.lineEnd);
    else this.edits.insert(start, ...parts, ' ');
  }

  #say(node: ts.Node, what: Pick<Place, 'status' | 'rule' | 'why'>): void {
    this.places.push({
      file: this.path,
      line: this.#lineOf(node),
      before: this.text(node).split('\n')[0]!.trim().slice(0, 120),
      ...what,
    });
  }

  #lineOf(node: ts.Node): number {
    const start = node.getStart(this.source);
    const original = this.component?.originalOffset(start);
    if (!this.component || original === undefined)
      return this.source.getLineAndCharacterOfPosition(start).line + 1;
    return this.component.text.slice(0, original).split('\n').length;
  }
}

const EXPORT_IN_VARIABLE = new RegExp(
  `([\\w$]+)\\s*=\\s*[^;=\\n]*\\.(?:${Object.keys(LIVEKIT_NAMES).join('|')})\\b`,
  'g',
);

/** `S` of `var S = require('…').Space`. */
function namesOfExports(text: string): string[] {
  return [...text.matchAll(EXPORT_IN_VARIABLE)].map(([, name]) => name!);
}
