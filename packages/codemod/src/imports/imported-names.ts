// Keeps track of what a file needs from LiveKit, and rewrites its imports to match.
import { SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import ts from 'typescript';
import type { EditList } from '../edits/edit-list.js';
import { indentationAt } from '../markers/marker-comment.js';
import { LIVEKIT_NAMES } from '../sdk/livekit-names.js';
import { LIVEKIT_VERSIONS } from '../manifest/package-sources.js';
import { isOfDeno } from '../deno.js';
import { lazyImportsIn, placesOutside, takenByLazy } from './lazy-imports.js';
import { declaredNames } from './declared-names.js';
import { startWithComment } from './comments-before.js';
import { writeNames, type Need } from './import-list.js';
import { isTypeOnly, packageOf } from './livekit-modules.js';
import { findModuleLinks, type ImportedName, type ModuleLink } from './module-links.js';

const SDK_PACKAGES = [SPACES_PACKAGE_NAME, '@mux/mux-node'];

export class ImportedNames {
  readonly #file: ts.SourceFile;
  readonly #links: ModuleLink[];
  readonly #spacesNames: ReadonlyMap<string, ImportedName>;
  readonly #needs = new Map<string, Need>();
  readonly #supportModule: () => string;
  #declared: Set<string> | undefined;

  /** @param supportModule where the project's support functions are imported from */
  constructor(file: ts.SourceFile, supportModule: () => string) {
    this.#file = file;
    this.#supportModule = supportModule;
    this.#links = findModuleLinks(file);
    const names = this.#spacesLinks.flatMap((link) => link.names);
    // Of two of one name the first, as a search would find it.
    this.#spacesNames = new Map(names.map((name) => [name.local, name] as const).reverse());
  }

  get #spacesLinks(): ModuleLink[] {
    return this.#links.filter(({ module }) => module === SPACES_PACKAGE_NAME);
  }

  /** Whether the file itself links to one of Mux's packages. */
  get linksToMux(): boolean {
    return this.#links.some(({ module }) => SDK_PACKAGES.includes(module));
  }

  get locals(): string[] {
    const defaults = this.#file.statements
      .filter(ts.isImportDeclaration)
      .flatMap(({ importClause }) => importClause?.name?.text ?? []);
    return [...this.#links.flatMap(({ names }) => names.map(({ local }) => local)), ...defaults];
  }

  /** The names that are imported from spaces-web. */
  get spacesNames(): ImportedName[] {
    return [...this.#spacesNames.values()];
  }

  /** Whether `finish` rewrites the module's name that stands here. */
  isLinked(specifier: ts.StringLiteralLike): boolean {
    return this.#links.some((link) => link.specifier === specifier);
  }

  /** Whether `finish` rewrites this entry of a list of names. */
  isNamedInLink(element: ts.BindingElement): boolean {
    return this.#links.some(({ names }) => names.some(({ node }) => node === element));
  }

  /** The import of spaces-web under whose name `local` stands, unless it comes from elsewhere. */
  spacesImport(local: string): ImportedName | undefined {
    return this.#spacesNames.get(local);
  }

  use(exported: string, how: 'value' | 'type', at: number): string {
    const known = this.#needs.get(exported);
    const isValue = how === 'value' && !isTypeOnly(exported);
    if (known) {
      known.isValue ||= isValue;
      known.places.push(at);
      if (isValue) known.valuePlaces.push(at);
      return known.local;
    }
    const local = this.#existing(exported, isValue) ?? this.#freeName(exported);
    this.#needs.set(exported, { exported, local, isValue, places: [at], valuePlaces: isValue ? [at] : [] });
    return local;
  }

  /** Adds the edits of the imports; call it last. What was loaded when asked for and will be at once is given back. */
  finish(edits: EditList): ts.Node[] {
    const pending = new Map(
      [...this.#needs].map(([name, need]) => [name, { ...need, places: [...need.places] }]),
    );
    for (const [exported, { isValue }] of pending) {
      if (this.#existing(exported, isValue) !== undefined) pending.delete(exported);
    }
    // Names stay where they were, types last: a value may take the place of a type, not the other way round.
    const links = [...this.#spacesLinks].sort((a, b) => Number(a.isTypeOnly) - Number(b.isTypeOnly));
    const kept = new Map(
      links.map((link) => [link, link.names.flatMap((name) => this.#renamed(name, link, pending))]),
    );
    const gone = new Set(
      links.filter((link) => this.#rewriteLink(link, kept.get(link)!, { pending, edits })),
    );
    this.#addToLazy(pending, gone, edits);
    this.#addImports([...pending.values()], edits);
    const isLoadedAtOnce = [...pending.values()].some(
      (need) => need.isValue && this.#moduleOf(need.exported) !== 'livekit-server-sdk',
    );
    return isLoadedAtOnce ? lazyImportsIn(this.#file) : [];
  }

  /** Names that are used in functions alone which load the module are loaded there too. */
  #addToLazy(pending: Map<string, Need>, gone: ReadonlySet<ModuleLink>, edits: EditList): void {
    const { text } = this.#file;
    for (const [link, needs] of takenByLazy(this.#spacesLinks, pending)) {
      if (needs.length === 0) continue;
      const { end } = link.statement!;
      const start = link.statement!.getStart(this.#file);
      const line = lineEndOf(text) + indentationAt(text, start);
      const modules = new Set(needs.map(({ exported }) => this.#moduleOf(exported)));
      const loads = [...modules].map((module) => this.#load(needs, module, link));
      // The line break went with the statement.
      if (gone.has(link))
        edits.insertFirst(start, loads.join(line), /^\r?\n/.exec(text.slice(end))?.[0] ?? '');
      else edits.insert(end, ...loads.map((load) => line + load));
    }
  }

  #load(needs: readonly Need[], module: string, { holder }: ModuleLink): string {
    const [quote, semicolon] = this.#punctuation;
    const names = needs
      .filter(({ exported }) => this.#moduleOf(exported) === module)
      .map(({ exported, local }) => (exported === local ? local : `${exported}: ${local}`));
    const loaded = module === 'livekit-client' && holder ? holder : `await import(${quote}${module}${quote})`;
    return `const { ${names.join(', ')} } = ${loaded}${semicolon}`;
  }

  /** True when the statement of the link went. */
  #rewriteLink(
    link: ModuleLink,
    kept: [ImportedName, Need][],
    { pending, edits }: { pending: Map<string, Need>; edits: EditList },
  ): boolean {
    const canTake = ({ exported, isValue, places }: Need) =>
      this.#moduleOf(exported) === 'livekit-client' &&
      (isValue ? !link.isTypeOnly : this.#isTypeScript && !link.scope) &&
      placesOutside(link, places).length === 0;
    const added = link.list ? [...pending.values()].filter(canTake) : [];
    for (const { exported } of added) pending.delete(exported);
    if (writeNames(this.#file, link, { kept, added }, edits)) return true;
    edits.replace(
      { start: link.specifier.getStart(this.#file) + 1, end: link.specifier.end - 1 },
      'livekit-client',
    );
    return false;
  }

  /** The entry that takes the place of a name of spaces-web; none when it went, or stands in the list already. */
  #renamed(name: ImportedName, link: ModuleLink, pending: Map<string, Need>): [ImportedName, Need][] {
    const simple = LIVEKIT_NAMES[name.exported]?.simple;
    if (name.exported !== name.local) {
      return simple
        ? [
            [
              name,
              { exported: simple, local: name.local, isValue: !name.isTypeOnly, places: [], valuePlaces: [] },
            ],
          ]
        : [];
    }
    const target = simple ?? name.exported;
    if (this.#moduleOf(target) !== 'livekit-client') return [];
    const need = pending.get(target);
    if (!need || (need.isValue && link.isTypeOnly)) return [];
    const outside = placesOutside(link, need.places);
    if (outside.length === need.places.length && need.places.length > 0) return [];
    need.places = outside;
    const isValueHere = need.isValue;
    // What is left for other imports may be its type alone.
    if (link.scope) need.isValue = placesOutside(link, need.valuePlaces).length > 0;
    if (outside.length === 0) pending.delete(target);
    // What was imported as a value stays so: `verbatimModuleSyntax` or a side effect may depend on it.
    return [[name, { ...need, isValue: isValueHere || (!name.isTypeOnly && !isTypeOnly(target)) }]];
  }

  /** In a script, and in CommonJS, an import would make another kind of file of it. */
  get #isRequiring(): boolean {
    const { fileName, text } = this.#file;
    if (/\.c[jt]s$/.test(fileName)) return true;
    if (/\.m[jt]s$/.test(fileName) || this.#isTypeScript) return false;
    const isModule = this.#file.statements.some(
      (statement) =>
        ts.isImportDeclaration(statement) ||
        ts.isExportDeclaration(statement) ||
        ts.isExportAssignment(statement) ||
        (ts.canHaveModifiers(statement) &&
          ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)),
    );
    return !isModule && !text.includes('import.meta');
  }

  get #isTypeScript(): boolean {
    return /\.[cm]?tsx?$/.test(this.#file.fileName);
  }

  #existing(exported: string, isValue: boolean): string | undefined {
    return this.#links
      .filter(({ module, isTypeOnly: types }) => module === this.#moduleOf(exported) && !(isValue && types))
      .flatMap(({ names }) => names)
      .find((name) => name.exported === exported && !(isValue && name.isTypeOnly))?.local;
  }

  #moduleOf(name: string): string {
    const module = packageOf(name);
    if (module === undefined) return this.#supportModule();
    return isOfDeno(this.#file) ? `npm:${module}@${LIVEKIT_VERSIONS[module]}` : module;
  }

  #freeName(exported: string): string {
    if (!this.#file.text.includes(exported)) return exported;
    this.#declared ??= this.#namesOfOthers();
    if (!this.#declared.has(exported)) return exported;
    return /^[a-z]/.test(exported)
      ? `livekit${exported[0]!.toUpperCase()}${exported.slice(1)}`
      : `LiveKit${exported}`;
  }

  /** Without what is imported from spaces-web under its own name: every use of that is rewritten. */
  #namesOfOthers(): Set<string> {
    const names = declaredNames(this.#file);
    for (const { exported, local } of this.#spacesLinks.flatMap((link) => link.names)) {
      if (exported === local) names.delete(local);
    }
    return names;
  }

  #addImports(needs: Need[], edits: EditList): void {
    const wanted = needs.filter(({ isValue }) => isValue || this.#isTypeScript);
    if (wanted.length === 0) return;
    const lines = [...new Set(wanted.map(({ exported }) => this.#moduleOf(exported)))].map((module) =>
      this.#importLine(
        module,
        wanted.filter(({ exported }) => this.#moduleOf(exported) === module),
      ),
    );
    const lineEnd = lineEndOf(this.#file.text);
    const last = this.#lastLink() ?? this.#lastDirective();
    const beside = last ?? this.#file.statements[0];
    const start = last ? last.getStart(this.#file) : beside ? startWithComment(beside, this.#file) : 0;
    // The scripts of components are often indented.
    const indentation = indentationAt(this.#file.text, start);
    if (last) {
      const position = nextLine(this.#file.text, last.end);
      // A marker of the first statement may stand there too.
      return edits.insertFirst(position, ...lines.map((line) => indentation + line + lineEnd));
    }
    edits.insert(start, ...lines.map((line) => line + lineEnd + indentation));
  }

  #importLine(module: string, needs: Need[]): string {
    const [quote, semicolon] = this.#punctuation;
    if (this.#isRequiring) {
      const names = needs.map(({ exported, local }) =>
        exported === local ? local : `${exported}: ${local}`,
      );
      return `const { ${names.join(', ')} } = require(${quote}${module}${quote})${semicolon}`;
    }
    const areTypes = needs.every(({ isValue }) => !isValue);
    const names = needs.map(({ exported, local, isValue }) => {
      const prefix = isValue || areTypes ? '' : 'type ';
      return prefix + (exported === local ? local : `${exported} as ${local}`);
    });
    return `import ${areTypes ? 'type ' : ''}{ ${names.join(', ')} } from ${quote}${module}${quote}${semicolon}`;
  }

  /** Quotes and semicolons as the file's imports have them. */
  get #punctuation(): [quote: string, semicolon: string] {
    const sample = this.#file.statements.find(ts.isImportDeclaration)?.getText(this.#file);
    return [sample?.includes('"') ? '"' : "'", sample && !sample.endsWith(';') ? '' : ';'];
  }

  #lastLink(): ts.Statement | undefined {
    const spaces = this.#spacesLinks.filter(({ statement }) => statement?.parent === this.#file).at(-1);
    return spaces?.statement ?? this.#file.statements.filter(ts.isImportDeclaration).at(-1);
  }

  /** `'use strict'` and `'use client'` are what they are only at the head of a file. */
  #lastDirective(): ts.Statement | undefined {
    const rest = this.#file.statements.findIndex(
      (statement) => !ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression),
    );
    return rest < 0 ? this.#file.statements.at(-1) : this.#file.statements[rest - 1];
  }
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function nextLine(text: string, position: number): number {
  const lineBreak = text.indexOf('\n', position);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}
