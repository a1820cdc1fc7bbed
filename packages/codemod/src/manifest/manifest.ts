// Rewrites package.json files: dependencies in and out, formatting kept.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import { applyEdits, modify, parse, type ParseError } from 'jsonc-parser';
import type { ManifestChange, Migration } from '../plan/migration.js';
import { LIVEKIT_PACKAGES, type PackageSources } from './package-sources.js';

const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** Where package managers are told which version of a dependency's dependency to take. */
const OVERRIDES = [['overrides'], ['resolutions'], ['pnpm', 'overrides']] as const;

type Manifest = Partial<Record<(typeof SECTIONS)[number], Record<string, string>>>;

type SpecifierOf = (packageName: string) => string;

interface Needs {
  /** Packages that the migrated files import. */
  needed: ReadonlySet<string>;
  /** Whether a file that was not rewritten names the package of Spaces still. */
  isNamed: boolean;
  /** Whether any file of the project was rewritten: it may stand below another package.json. */
  isAnyRewritten: boolean;
  specifierOf: SpecifierOf;
}

/** @param naming files that name the package of Spaces still: where there is one, it stays */
export async function migrateManifest(
  manifests: readonly string[],
  migration: Migration,
  naming: readonly string[],
  sources: PackageSources,
): Promise<ManifestChange> {
  const result: ManifestChange = { changes: [], places: [], packages: [] };
  for (const file of manifests) {
    const text = await readFile(file, 'utf8');
    // A byte order mark is no part of the JSON, and stays.
    const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
    const json = text.slice(mark.length);
    const errors: ParseError[] = [];
    const manifest = parse(json, errors) as Manifest | undefined;
    if (errors.length > 0 || typeof manifest !== 'object') {
      migration.failed.push({ path: file, line: 1, message: 'This package.json is not valid JSON.' });
      continue;
    }
    const specifierOf = (name: string) => sources.specifierOf(name, file);
    const after =
      migration.to === 'adapter'
        ? toAdapter(json, manifest, specifierOf)
        : toLiveKit(json, manifest, {
            needed: modulesBelow(file, manifests, migration),
            isNamed: naming.some((source) => ownerOf(source, manifests) === path.dirname(file)),
            isAnyRewritten: migration.changes.length > 0,
            specifierOf,
          });
    if (migration.to === 'adapter') warnOfOldVersion(file, json, manifest, migration);
    if (after === json) continue;
    result.changes.push({ path: file, before: text, after: mark + after });
    result.places.push({
      file,
      line: 1,
      status: 'rewritten',
      rule: 'manifest',
      before: 'dependencies',
      why: describe(json, after),
    });
  }
  result.packages = sources.packed;
  return result;
}

function toAdapter(text: string, manifest: Manifest, specifierOf: SpecifierOf): string {
  const section = SECTIONS.find((name) => manifest[name]?.[SPACES_PACKAGE_NAME]);
  if (!section) return text;
  const specifier = specifierOf(SPACES_PACKAGE_NAME);
  if (manifest[section]?.[SPACES_PACKAGE_NAME] === specifier) return text;
  return edited(text, [section, SPACES_PACKAGE_NAME], specifier);
}

/** The adapter has the API of 1.x: before, capturing was a method of the participant, for instance. */
function warnOfOldVersion(file: string, json: string, manifest: Manifest, { leftOvers }: Migration): void {
  const versions = SECTIONS.flatMap((name) => manifest[name]?.[SPACES_PACKAGE_NAME] ?? []);
  const [old] = versions.filter((version) => /^[\^~>=v\s]*0\./.test(version));
  if (old === undefined) return;
  leftOvers.push({
    path: file,
    line: json.slice(0, json.indexOf(`"${SPACES_PACKAGE_NAME}"`)).split('\n').length,
    text: `"${SPACES_PACKAGE_NAME}": "${old}"`,
    why: 'older than 1.0, whose API the adapter has: capture by getUserMedia() and getDisplayMedia() of the package, no longer of the participant',
  });
}

function toLiveKit(
  text: string,
  manifest: Manifest,
  { needed, isNamed, isAnyRewritten, specifierOf }: Needs,
): string {
  let result = text;
  let section: (typeof SECTIONS)[number] = 'dependencies';
  for (const name of SECTIONS) {
    if (manifest[name]?.[SPACES_PACKAGE_NAME] === undefined) continue;
    section = name;
    if (!isNamed) result = edited(result, [name, SPACES_PACKAGE_NAME], undefined);
    if (isAnyRewritten) needed = new Set([...needed, 'livekit-client']);
  }
  for (const where of isNamed || !isAnyRewritten ? [] : OVERRIDES) {
    const names = where.reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key],
      manifest,
    );
    if (names && Object.hasOwn(names, SPACES_PACKAGE_NAME))
      result = edited(result, [...where, SPACES_PACKAGE_NAME], undefined);
  }
  for (const name of needed) {
    const isThere = SECTIONS.some((each) => manifest[each]?.[name] !== undefined);
    if (!isThere) result = inserted(result, section, name, specifierOf(name));
  }
  return result;
}

/** The folder of the nearest package.json. */
function ownerOf(source: string, manifests: readonly string[]): string | undefined {
  return manifests
    .map((manifest) => path.dirname(manifest))
    .filter((each) => source.startsWith(each + path.sep))
    .sort((a, b) => b.length - a.length)[0];
}

/** The packages that the migrated files of this manifest, and of no manifest further in, import. */
function modulesBelow(file: string, manifests: readonly string[], migration: Migration): Set<string> {
  const folder = path.dirname(file);
  const texts = migration.changes
    .filter(({ path: source }) => ownerOf(source, manifests) === folder)
    .map(({ after }) => after);
  return new Set(
    LIVEKIT_PACKAGES.filter((name) => texts.some((text) => new RegExp(`['"]${name}['"]`).test(text))),
  );
}

function inserted(text: string, section: string, name: string, specifier: string): string {
  const names = Object.keys((parse(text) as Record<string, Record<string, string>>)[section] ?? {});
  const isSorted = names.every((each, index) => index === 0 || names[index - 1]! < each);
  const position = names.findIndex((each) => each > name);
  const index = isSorted && position >= 0 ? position : names.length;
  return edited(text, [section, name], specifier, () => index);
}

function edited(
  text: string,
  where: string[],
  value: string | undefined,
  insertionIndex?: () => number,
): string {
  const indentation = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const isTabs = indentation.startsWith('\t');
  const formattingOptions = {
    insertSpaces: !isTabs,
    tabSize: isTabs ? 1 : indentation.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
  return applyEdits(
    text,
    modify(text, where, value, {
      formattingOptions,
      ...(insertionIndex && { getInsertionIndex: insertionIndex }),
    }),
  );
}

function describe(before: string, after: string): string {
  const all = (text: string) =>
    SECTIONS.flatMap((name) => Object.entries((parse(text) as Manifest)[name] ?? {})).map(
      ([name, version]) => `${name}@${version}`,
    );
  const [old, now] = [all(before), all(after)];
  const added = now.filter((each) => !old.includes(each)).map((each) => `+ ${each}`);
  const removed = old.filter((each) => !now.includes(each)).map((each) => `- ${each}`);
  return [...removed, ...added].join(', ');
}
