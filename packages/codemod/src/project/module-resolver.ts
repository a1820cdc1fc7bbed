// Tells where an import leads: by the nearest tsconfig or jsconfig with its references, by workspaces, and by the aliases of bundlers.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

type PathOptions = Pick<ts.CompilerOptions, 'baseUrl' | 'paths' | 'pathsBasePath'>;

export type ResolveModule = (
  specifier: string,
  from: string,
  redirected?: ts.ResolvedProjectReference,
) => ts.ResolvedModuleFull | undefined;

/** Of a specifier that begins so, the places below a package's folder that bundlers take it to by custom. */
const CUSTOMS: readonly (readonly [prefix: RegExp, folders: readonly string[]])[] = [
  [/^\$lib(?:\/|$)/, ['src/lib']],
  [/^(?:@@|~~)\//, ['']],
  [/^[@~]\/?(?=[\w.[-])/, ['src', '', 'app']],
  [/^[#]\//, ['src', '']],
  [/^(?:src)\//, ['src']],
];

const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mts',
  '.mjs',
  '.vue.ts',
  '.vue.js',
  '.svelte.ts',
  '.svelte.js',
];

export function moduleResolver(
  base: ts.CompilerOptions,
  host: ts.ModuleResolutionHost,
  manifests: readonly string[],
): ResolveModule {
  const configs = new NearestConfigs();
  const packages = new Workspaces(manifests);
  const cache = ts.createModuleResolutionCache(path.sep, (name) => name, base);
  const withOptions = new Map<PathOptions, ts.CompilerOptions>();
  return (specifier, from, redirected) => {
    const plain = ts.resolveModuleName(specifier, from, base, host, cache, redirected).resolvedModule;
    if (plain || /^\.{0,2}\//.test(specifier)) return plain;
    for (const paths of configs.of(path.dirname(from))) {
      const options = withOptions.get(paths) ?? { ...base, ...paths };
      withOptions.set(paths, options);
      const found = ts.resolveModuleName(specifier, from, options, host).resolvedModule;
      if (found) return found;
    }
    const file = packages.fileFor(specifier) ?? customPlace(specifier, packages.folderOf(from), host);
    return file === undefined ? undefined : { resolvedFileName: file, extension: extensionOf(file) };
  };
}

/** The configurations that may decide where an import of a folder's files leads, nearest first. */
class NearestConfigs {
  readonly #byFolder = new Map<string, readonly PathOptions[]>();

  of(folder: string): readonly PathOptions[] {
    let found = this.#byFolder.get(folder);
    if (!found) {
      const parent = path.dirname(folder);
      const own = ['tsconfig.json', 'jsconfig.json']
        .map((name) => path.join(folder, name))
        .filter((file) => existsSync(file))
        .flatMap((file) => pathOptionsOf(file));
      found = [...own, ...(parent === folder ? [] : this.of(parent))];
      this.#byFolder.set(folder, found);
    }
    return found;
  }
}

/** Of a configuration and of those that it references: Vite's root configuration has nothing of its own. */
function pathOptionsOf(file: string, seen = new Set<string>()): PathOptions[] {
  if (seen.has(file) || !existsSync(file)) return [];
  seen.add(file);
  const { config } = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8')) as { config?: unknown };
  if (!config) return [];
  const quietHost = { ...ts.sys, readDirectory: () => [] };
  const { options, projectReferences = [] } = ts.parseJsonConfigFileContent(
    config,
    quietHost,
    path.dirname(file),
    undefined,
    file,
  );
  const { baseUrl, paths, pathsBasePath } = options;
  const own = baseUrl || paths ? [{ baseUrl, paths, pathsBasePath }] : [];
  const referenced = projectReferences.flatMap((reference) =>
    pathOptionsOf(ts.resolveProjectReferencePath(reference), seen),
  );
  return [...own, ...referenced] as PathOptions[];
}

interface Manifest {
  name?: string;
  main?: string;
  module?: string;
  types?: string;
  source?: string;
  exports?: unknown;
}

/** The project's own packages, which may not be linked into node_modules. */
class Workspaces {
  readonly #folders: readonly string[];
  readonly #byName = new Map<string, { folder: string; manifest: Manifest }>();

  constructor(manifests: readonly string[]) {
    this.#folders = manifests.map((file) => path.dirname(file)).sort((a, b) => b.length - a.length);
    for (const file of manifests) {
      const manifest = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8')).config as
        Manifest | undefined;
      if (manifest?.name) this.#byName.set(manifest.name, { folder: path.dirname(file), manifest });
    }
  }

  /** The nearest folder with a package.json. */
  folderOf(file: string): string | undefined {
    return this.#folders.find((folder) => file.startsWith(folder + path.sep));
  }

  fileFor(specifier: string): string | undefined {
    const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
    const found = name === undefined ? undefined : this.#byName.get(name);
    if (!found) return undefined;
    const { folder, manifest } = found;
    const subpath = rest === undefined ? '.' : `./${rest}`;
    const places =
      rest === undefined ? entriesOf(manifest) : [...exportsOf(manifest, subpath), rest, `src/${rest}`];
    return firstFile(places.map((place) => path.join(folder, place)));
  }
}

/** What is built may not be there: the sources are tried too. */
function entriesOf(manifest: Manifest): string[] {
  const { source, types, module, main } = manifest;
  const named = [source, ...exportsOf(manifest, '.'), types, module, main].filter(
    (each) => each !== undefined,
  );
  return [...named, 'src/index', 'index', 'src'];
}

function exportsOf({ exports }: Manifest, subpath: string): string[] {
  const isMap =
    typeof exports === 'object' &&
    exports !== null &&
    Object.keys(exports).some((key) => key.startsWith('.'));
  const target = isMap
    ? (exports as Record<string, unknown>)[subpath]
    : subpath === '.'
      ? exports
      : undefined;
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(texts)
        : [];
  return texts(target);
}

function customPlace(
  specifier: string,
  folder: string | undefined,
  host: ts.ModuleResolutionHost,
): string | undefined {
  if (folder === undefined) return undefined;
  for (const [prefix, places] of CUSTOMS) {
    if (!prefix.test(specifier)) continue;
    const rest = specifier.replace(prefix, '');
    const file = firstFile(
      places.map((place) => path.join(folder, place, rest)),
      host,
    );
    if (file) return file;
  }
  return undefined;
}

function firstFile(places: readonly string[], host: ts.ModuleResolutionHost = ts.sys): string | undefined {
  const all = places.flatMap((place) => [
    ...ENDINGS.map((ending) => place + ending),
    // TypeScript's sources are imported by the name of what is built of them.
    ...(/\.[cm]?jsx?$/.test(place) ? [place.replace(/js(x?)$/, 'ts$1')] : []),
    ...ENDINGS.slice(1).map((ending) => path.join(place, `index${ending}`)),
  ]);
  return all.find((file) => /\.[cm]?[jt]sx?$/.test(file) && host.fileExists(file));
}

function extensionOf(file: string): ts.Extension {
  return (/\.d\.[cm]?ts$/.exec(file)?.[0] ?? path.extname(file)) as ts.Extension;
}
