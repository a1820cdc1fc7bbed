// Which files of a project need support functions, and where those are to be put.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { FileChange } from '../plan/migration.js';
import type { PieceName } from './pieces.js';
import { isSupportFile, piecesIn, supportFileText } from './support-file.js';

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
  readonly #targets = new Map<string, string>();
  readonly #extension: string;

  constructor(options: SupportOptions) {
    this.#options = options;
    this.#extension = extensionInImports(options.files);
  }

  /** Whether an import may stand in this file. */
  canServe(source: ts.SourceFile): boolean {
    return ts.isExternalModule(source);
  }

  /** What `source` imports the functions by. */
  specifierFor(source: ts.SourceFile): string {
    const target = this.#pathFor(source.fileName);
    const relative = path.relative(path.dirname(source.fileName), target).split(path.sep).join('/');
    const ending = this.#extension === '.ts' ? path.extname(target) : this.#extension;
    const name = relative.replace(/\.[jt]s$/, ending);
    return name.startsWith('.') ? name : `./${name}`;
  }

  want(source: string, piece: PieceName): void {
    const target = this.#pathFor(source);
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
      return { path: target, before, after: supportFileText(names, { exchangeUrl, isTypeScript }), isNew };
    });
  }

  #pathFor(source: string): string {
    const folder = this.#packageOf(source);
    const sources = path.join(folder, 'src');
    const place = source.startsWith(sources + path.sep) ? sources : folder;
    let target = this.#targets.get(place);
    if (!target) this.#targets.set(place, (target = this.#targetIn(place, folder)));
    return target;
  }

  #targetIn(place: string, folder: string): string {
    const inFolder = this.#options.files.filter(({ fileName }) => fileName.startsWith(folder + path.sep));
    const isTypeScript = inFolder.some(({ fileName }) => /\.[cm]?tsx?$/.test(fileName));
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

/** How the project's files write the end of each other's names: `.js`, `.ts`, or not at all. */
function extensionInImports(files: readonly ts.SourceFile[]): string {
  const relative = files.flatMap((file) =>
    file.statements
      .filter(ts.isImportDeclaration)
      .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text)
      .filter((specifier) => /^\.{1,2}\//.test(specifier)),
  );
  if (relative.length === 0) return '.js';
  const count = (ending: RegExp) => relative.filter((specifier) => ending.test(specifier)).length;
  const [js, ts_] = [count(/\.[cm]?jsx?$/), count(/\.[cm]?tsx?$/)];
  if (ts_ > js) return '.ts';
  return js > relative.length / 2 ? '.js' : '';
}
