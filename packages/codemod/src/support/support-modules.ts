// Which files of a project need support functions, and where those are to be put.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { FileChange } from '../plan/migration.js';
import { isOfDeno } from '../deno.js';
import type { PieceName } from './pieces.js';
import { isModuleText, isSupportFile, piecesIn, supportFileText } from './support-file.js';

const BASE_NAME = 'spaces-on-livekit';

export interface SupportOptions {
  root: string;
  manifests: readonly string[];
  /** Code for the URL of the token exchange. */
  exchangeUrl?: string;
  files: readonly ts.SourceFile[];
}

/** One file for each package of the project: beside its sources, in `src` where there is such a folder. */
export class SupportModules {
  readonly #options: SupportOptions;
  readonly #wanted = new Map<string, Set<PieceName>>();
  /** Files that are to be modules, since a module imports them. */
  readonly #modules = new Set<string>();
  readonly #targets = new Map<string, string>();

  constructor(options: SupportOptions) {
    this.#options = options;
  }

  /** What `source` imports the functions by. */
  specifierFor(source: ts.SourceFile): string {
    const target = this.#pathFor(source.fileName);
    const relative = path.relative(path.dirname(source.fileName), target).split(path.sep).join('/');
    const ending = this.#endingFor(source.fileName, path.extname(target));
    const name = relative.replace(/\.[jt]s$/, ending);
    return name.startsWith('.') ? name : `./${name}`;
  }

  /** As the files of the package write each other's; bundlers find a .ts file for `.js` only from TypeScript, if at all. */
  #endingFor(source: string, extension: string): string {
    const beside = this.#filesIn(this.#packageOf(source));
    const ending = endingOfImports(beside) ?? (extension === '.js' || isOfNode(beside) ? '.js' : '');
    if (ending === '') return '';
    if (ending === '.ts') return extension;
    return extension === '.ts' && /\.[cm]?jsx?$/.test(source) ? '' : '.js';
  }

  /** What is built with what: without declarations, settings of tools and functions of Deno. */
  #filesIn(folder: string): ts.SourceFile[] {
    return this.#options.files.filter(
      (file) =>
        file.fileName.startsWith(folder + path.sep) &&
        !/\.d\.[cm]?ts$|\.config\.[cm]?[jt]s$/.test(file.fileName) &&
        !isOfDeno(file),
    );
  }

  want(source: ts.SourceFile, piece: PieceName): void {
    const target = this.#pathFor(source.fileName);
    if (!isCommonJs(source)) this.#modules.add(target);
    this.#wanted.set(target, (this.#wanted.get(target) ?? new Set()).add(piece));
  }

  /** The files to be written; a file of ours that is there already is completed. */
  changes(): FileChange[] {
    const exchangeUrl = this.#options.exchangeUrl ?? "''";
    return [...this.#wanted].map(([target, pieces]): FileChange => {
      const isNew = !existsSync(target);
      const before = isNew ? '' : readFileSync(target, 'utf8');
      const names = new Set([...piecesIn(before), ...pieces]);
      const isTypeScript = target.endsWith('.ts');
      const isCommonJs = !isTypeScript && !this.#modules.has(target) && !isModuleText(before);
      const after = supportFileText(names, { exchangeUrl, isTypeScript, isCommonJs });
      return { path: target, before, after, isNew };
    });
  }

  #pathFor(source: string): string {
    const folder = this.#packageOf(source);
    const sources = path.join(folder, 'src');
    const place = source.startsWith(sources + path.sep) ? sources : folder;
    let target = this.#targets.get(place);
    if (!target) this.#targets.set(place, (target = this.#targetIn(place)));
    return target;
  }

  #targetIn(place: string): string {
    const isTypeScript = this.#filesIn(place).some(({ fileName }) => /\.[cm]?tsx?$/.test(fileName));
    const target = path.join(place, `${BASE_NAME}.${isTypeScript ? 'ts' : 'js'}`);
    const isForeign = existsSync(target) && !isSupportFile(readFileSync(target, 'utf8'));
    return isForeign ? target.replace(BASE_NAME, `livekit-${BASE_NAME}`) : target;
  }

  /** The nearest folder with a package.json, within what is migrated. */
  #packageOf(source: string): string {
    const folders = this.#options.manifests
      .map((manifest) => path.dirname(manifest))
      .filter((folder) => source.startsWith(folder + path.sep));
    return folders.sort((a, b) => b.length - a.length)[0] ?? this.#options.root;
  }
}

/** Whether an import or a require() may stand in this file. */
export function canLoadSupport(source: ts.SourceFile): boolean {
  return ts.isExternalModule(source) || isCommonJs(source);
}

/** JavaScript that loads and gives by require() and exports, and is no module. */
function isCommonJs(source: ts.SourceFile): boolean {
  if (/\.cjs$/.test(source.fileName)) return true;
  if (!/\.jsx?$/.test(source.fileName) || ts.isExternalModule(source)) return false;
  return /\brequire\s*\(\s*['"`]|\bmodule\.exports\b|\bexports\.\w/.test(source.text);
}

/** `.js`, `.ts`, or nothing; undefined where no file imports another. */
function endingOfImports(files: readonly ts.SourceFile[]): '.js' | '.ts' | '' | undefined {
  const own = files.flatMap((file) =>
    file.statements
      .filter(ts.isImportDeclaration)
      .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text)
      .filter(
        (specifier) =>
          /^(?:\.{1,2}|[@~#]?)\//.test(specifier) && !/\.(?!\.?\/|[cm]?[jt]sx?$)\w+$/.test(specifier),
      ),
  );
  if (own.length === 0) return undefined;
  const count = (ending: RegExp) => own.filter((specifier) => ending.test(specifier)).length;
  const [js, ts_] = [count(/\.[cm]?jsx?$/), count(/\.[cm]?tsx?$/)];
  if (ts_ > js) return '.ts';
  return js > own.length / 2 ? '.js' : '';
}

/** Node, unlike bundlers, wants the ending. */
function isOfNode(files: readonly ts.SourceFile[]): boolean {
  return files.some(({ text }) => /\bfrom ['"]node:/.test(text));
}
