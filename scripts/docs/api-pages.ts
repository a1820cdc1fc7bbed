// Makes the reference of the libraries from their TSDoc: TypeDoc reads, its Markdown plugin writes, one page per entry point.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Application, ReflectionKind, type ParameterReflection, type ProjectReflection } from 'typedoc';
import { apiEntries, type ApiEntry } from './api-entries.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const PACKAGES = join(REPOSITORY, 'packages');
const CACHE = join(REPOSITORY, '.cache/api');

export interface ApiPage {
  readonly name: string;
  /** Markdown, whose links lead to the other pages. */
  readonly text: string;
}

/** What has been made from the same sources is taken from the cache: TypeDoc takes ten seconds. */
export async function apiPages(): Promise<ApiPage[]> {
  const entries = apiEntries();
  const folder = join(CACHE, await fingerprint());
  if (!existsSync(folder)) {
    await rm(CACHE, { recursive: true, force: true });
    await mkdir(CACHE, { recursive: true });
    await generate(entries, folder);
  }
  const generated = new Map<string, string>();
  for (const entry of entries) {
    const name = generatedName(entry);
    generated.set(name, await readFile(join(folder, `${name}.md`), 'utf8'));
  }
  return entries.map((entry) => ({ name: entry.name, text: withOwnNames(entry, entries, generated) }));
}

async function generate(entries: readonly ApiEntry[], folder: string): Promise<void> {
  const options = {
    entryPoints: entries.map(({ file }) => join(PACKAGES, file)),
    tsconfig: join(REPOSITORY, 'tsconfig.json'),
    plugin: ['typedoc-plugin-markdown'],
    ...{
      outputs: [{ name: 'markdown', path: folder }],
      outputFileStrategy: 'modules',
      flattenOutputFiles: true,
    },
    // `npm run check` checks types.
    ...{ skipErrorChecking: true, validation: false, logLevel: 'Error' },
    ...{ excludeInternal: true, excludePrivate: true, excludeExternals: true },
    ...{
      readme: 'none',
      disableSources: true,
      hideBreadcrumbs: true,
      hidePageHeader: true,
      useCodeBlocks: true,
    },
    ...{ parametersFormat: 'table', propertiesFormat: 'table', interfacePropertiesFormat: 'table' },
    ...{ classPropertiesFormat: 'table', typeDeclarationFormat: 'table', enumMembersFormat: 'table' },
  };
  const typedoc = await Application.bootstrapWithPlugins(options as never);
  const project = await typedoc.convert();
  if (!project)
    throw new Error('TypeDoc failed to read the packages: run npm run check, and mend what it says.');
  nameParameters(project);
  await typedoc.generateOutputs(project);
}

/** TypeDoc calls a parameter that is destructured `__namedParameters`: here it is called after its type. */
function nameParameters(project: ProjectReflection): void {
  const parameters = project.getReflectionsByKind(ReflectionKind.Parameter) as ParameterReflection[];
  for (const parameter of parameters) {
    if (parameter.name !== '__namedParameters') continue;
    const type = parameter.type?.type === 'reference' ? parameter.type : undefined;
    // `Pick<Tile, 'fit'>`: a tile.
    const picked = type?.name === 'Pick' ? type.typeArguments?.[0] : type;
    const name = picked?.type === 'reference' ? picked.name : 'Options';
    parameter.name = name.endsWith('Options') ? 'options' : name[0]!.toLowerCase() + name.slice(1);
  }
}

/** TypeDoc's: `broadcaster/src/process/index.ts` -> `broadcaster.src.process`. */
function generatedName({ file }: ApiEntry): string {
  return file.replace(/(\/index)?\.ts$/, '').replaceAll('/', '.');
}

function withOwnNames(
  entry: ApiEntry,
  entries: readonly ApiEntry[],
  generated: ReadonlyMap<string, string>,
): string {
  const names = new Map(entries.map((each) => [generatedName(each), each.name]));
  const linked = generated
    .get(generatedName(entry))!
    .replaceAll(/\]\((?:([\w.-]+)\.md)?(?:#([\w-]+))?\)/g, (link, page: string | undefined, anchor = '') => {
      const target = generated.get(page ?? generatedName(entry));
      if (target === undefined) return link;
      return `](${page ? `${names.get(page)}.md` : ''}${anchor && `#${anchorIn(target, anchor)}`})`;
    });
  const about = `Printed from the code. What it is for, and how to begin: [its README](../parts/${entry.folder}.md).`;
  return withoutTags(linked).replace(/^# .*\n/, `# ${entry.specifier}\n\n${about}\n`);
}

/** The plugin counts a type twice that is exported by two paths: `#status-1`, where the page has one heading. */
function anchorIn(page: string, anchor: string): string {
  const single = anchor.replace(/-1$/, '');
  const headings = page.match(new RegExp(`^#+ ${single}(\\(\\))?$`, 'gim')) ?? [];
  return headings.length === 1 ? single : anchor;
}

/** `<stream key>` in a comment is no HTML; TypeDoc's own anchors and line breaks are. */
function withoutTags(text: string): string {
  return text
    .split(/(^```[\s\S]*?^```$|`[^`\n]*`)/m)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/(?<!\\)<(?!\/?(?:a|br)\b)/g, '&lt;')))
    .join('');
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(import.meta.filename));
  for (const folder of new Set(apiEntries().map((each) => each.folder))) {
    const source = join(PACKAGES, folder, 'src');
    for (const file of (await readdir(source, { recursive: true })).sort())
      if (/(?<!\.test)\.tsx?$/.test(file))
        hash.update(`${file} ${(await stat(join(source, file))).mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
