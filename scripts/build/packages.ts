// The workspace's packages that can be installed: every one that is not private.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const workspaceFolder = join(import.meta.dirname, '..', '..');

/** Resolves to the source inside the workspace; no published package has it. */
export const SOURCE_CONDITION = '@airlock-rtc/source';

export type ExportTarget = string | { [condition: string]: ExportTarget };

export interface Manifest {
  name: string;
  version: string;
  description?: string;
  private?: boolean;
  files?: string[];
  main?: string;
  types?: string;
  typesVersions?: unknown;
  unpkg?: string;
  bin?: Record<string, string>;
  exports?: Record<string, ExportTarget>;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  bundleDependencies?: string[];
  scripts?: unknown;
}

export interface WorkspacePackage {
  /** Absolute. */
  folder: string;
  manifest: Manifest;
}

/** @returns all of them, or those named; a package's last name part will do. */
export function installablePackages(names: readonly string[] = []): WorkspacePackage[] {
  const all = ['packages', 'apps']
    .flatMap((parent) => readdirSync(join(workspaceFolder, parent)).map((name) => join(parent, name)))
    .map((folder) => readPackage(join(workspaceFolder, folder)))
    .filter(({ manifest }) => !manifest.private);
  if (names.length === 0) return all;
  return names.map((name) => {
    const found = all.find(({ manifest }) => manifest.name === name || manifest.name.endsWith(`/${name}`));
    if (found) return found;
    const known = all.map(({ manifest }) => manifest.name).join(', ');
    throw new Error(`There is no package "${name}" to install: choose among ${known}.`);
  });
}

export function readPackage(folder: string): WorkspacePackage {
  return { folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest };
}

/** The source file behind each entry point: `.` -> `src/index.ts`. */
export function sourceEntries({ manifest }: WorkspacePackage): [path: string, file: string][] {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, target]) => {
    const source = typeof target === 'string' ? undefined : target[SOURCE_CONDITION];
    return typeof source === 'string' ? [[path, source] as [string, string]] : [];
  });
}

/** The name of an entry point's files in `dist`: `.` -> `index`, `./react` -> `react`. */
export function entryName(path: string): string {
  return path === '.' ? 'index' : path.slice(2);
}

/** A folder of a published package, with the tarballs of what applications install. */
export const TARBALLS = 'tarballs';

export function carriesTarballs({ manifest }: WorkspacePackage): boolean {
  return manifest.files?.includes(TARBALLS) ?? false;
}

/** A folder of a published package, with the built page of Airlock Meet. */
export const MEET = 'meet';

export function carriesMeet({ manifest }: WorkspacePackage): boolean {
  return manifest.files?.includes(MEET) ?? false;
}

/** Static files for any host, built by Vite, with all that they need inside. */
export function isPage({ manifest }: WorkspacePackage): boolean {
  return manifest.exports === undefined && manifest.bin === undefined;
}

/** These packages, and what has to be built for their tarballs to install without a registry. */
export function withInsides(packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  const all = installablePackages();
  const found = new Set<string>();
  const collect = (each: WorkspacePackage) => {
    if (found.has(each.manifest.name)) return;
    found.add(each.manifest.name);
    const needed = Object.keys(each.manifest.dependencies ?? {});
    all.filter((other) => needed.includes(other.manifest.name)).forEach(collect);
    if (carriesTarballs(each)) all.filter(isBundled).forEach(collect);
  };
  packages.forEach(collect);
  return all.filter(({ manifest }) => found.has(manifest.name));
}

/** What can be required is bundled with the workspace's packages inside; all others are compiled file by file. */
export function isBundled({ manifest }: WorkspacePackage): boolean {
  const main = manifest.exports?.['.'];
  return typeof main === 'object' && 'require' in main;
}
