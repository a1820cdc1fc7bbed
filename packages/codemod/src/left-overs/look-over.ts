// Gathers what the last look needs: every file of the program as it was and as it will be, and imports that lead nowhere.
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type ts from 'typescript';
import type { Component } from '../components/component.js';
import type { LeftOver, Migration, PassedOver } from '../plan/migration.js';
import { importsOf } from '../project/imports-of.js';
import { standInFor, type Project } from '../project/program.js';
import type { Reach } from '../project/reach.js';
import { ownNames } from './own-names.js';
import { hostsOfMux, leftOversIn, linesNamingPackage, type LookedAt } from './left-overs.js';

export interface LookOver {
  project: Project;
  reach: Reach;
  /** By the name of its module. */
  components: ReadonlyMap<string, Component>;
  unread: readonly PassedOver[];
  manifests: readonly string[];
  isExchanging: boolean;
}

/** What still names Spaces, and the files in which the package's own name stands. */
export async function lookOver(
  migration: Migration,
  { project, reach, components, unread, manifests, isExchanging }: LookOver,
): Promise<{ leftOvers: LeftOver[]; naming: string[] }> {
  const changed = new Map(migration.changes.map((change) => [change.path, change.after]));
  const near = nearMux(project, reach);
  const own = ownNames(project.files);
  const files = project.files.map((source): LookedAt => {
    const component = components.get(source.fileName);
    const file = component?.path ?? source.fileName;
    const before = component?.text ?? source.text;
    const after = changed.get(file) ?? before;
    return { path: file, before, after, isReached: near.has(source), own: own.get(source) ?? [] };
  });
  const failed = migration.failed.map((each) => ({ path: each.path, reason: 'the file was left alone' }));
  for (const each of [...failed, ...unread]) files.push(await unreadFile(each));
  const known = new Map(files.map((file) => [file.path, file]));
  for (const file of files) if (file.unread) known.set(file.path, file);
  const all = [...known.values()];
  const saidOf = new Set(migration.places.map(({ file, line }) => `${file}:${line}`));
  const markedAt = new Set(
    migration.places.filter(({ status }) => status === 'marked').map(({ file, line }) => `${file}:${line}`),
  );
  const isMux = migration.to === 'livekit';
  return {
    leftOvers: isMux
      ? [
          ...leftOversIn(all, { saidOf, markedAt, isExchanging }),
          ...(await leadingNowhere(project, components, manifests)),
        ]
      : hostsOfMux(all),
    naming: all
      .filter(({ after, isBeside }) => !isBeside && linesNamingPackage(after).length > 0)
      .map((file) => file.path),
  };
}

async function unreadFile({ path: file, reason, isBeside = false }: PassedOver): Promise<LookedAt> {
  const text = await readFile(file, 'utf8');
  return { path: file, before: text, after: text, isReached: false, own: [], unread: reason, isBeside };
}

/** Files that Mux reaches, and those that they import: what they are handed has no type there. */
function nearMux({ files, resolve }: Project, reach: Reach): ReadonlySet<ts.SourceFile> {
  const byPath = new Map(files.map((file) => [file.fileName, file]));
  const near = new Set(reach.files);
  for (const file of near) {
    for (const specifier of importsOf(file)) {
      const target = byPath.get(path.normalize(resolve(specifier.fileName, file.fileName) ?? ''));
      if (target) near.add(target);
    }
  }
  return near;
}

/** Behind such an import may lie more of Mux, which nobody saw. */
async function leadingNowhere(
  { files, resolve }: Project,
  components: ReadonlyMap<string, Component>,
  manifests: readonly string[],
): Promise<LeftOver[]> {
  const packages = await packagesOf(manifests);
  const isOfPackage = (specifier: string) =>
    [...packages].some((name) => `${specifier}/`.startsWith(`${name}/`));
  return files.flatMap((file) =>
    importsOf(file)
      .filter(
        ({ fileName: specifier }) =>
          mayBeOwn(specifier) && standInFor(specifier) === undefined && !isOfPackage(specifier),
      )
      .filter(({ fileName: specifier }) => resolve(specifier, file.fileName) === undefined)
      .map(({ fileName: specifier, pos }) => ({
        path: components.get(file.fileName)?.path ?? file.fileName,
        line: file.getLineAndCharacterOfPosition(pos).line + 1,
        text: specifier,
        why: 'this import leads to no file: what lies behind it was not seen',
      })),
  );
}

/** Code of the project's own by the look of its name: relative, or by an alias. Packages are told of elsewhere. */
function mayBeOwn(specifier: string): boolean {
  if (
    /[?!:]|\.(?:css|s[ac]ss|less|styl|json|svg|png|jpe?g|gif|webp|avif|ico|mp[34]|wasm|woff2?|txt|md|html|glsl|graphql|gql|astro)$/.test(
      specifier,
    )
  )
    return false;
  return (
    /^\.{0,2}\/|^[~#$]|^@\/|^\.{1,2}$/.test(specifier) &&
    !isBuiltin(specifier) &&
    !/^\$(?:app|env)\//.test(specifier)
  );
}

async function packagesOf(manifests: readonly string[]): Promise<Set<string>> {
  const texts = await Promise.all(manifests.map((file) => readFile(file, 'utf8')));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/"([@\w][\w./@-]*)"\s*:/g)].map(([, name]) => name!),
  );
  return new Set(names);
}
