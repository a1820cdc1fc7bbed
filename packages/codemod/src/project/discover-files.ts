// Finds the source files of a project, and lists what is passed over and why.
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CodemodError } from '../errors/codemod-error.js';
import type { PassedOver } from '../plan/migration.js';

export interface DiscoveredFiles {
  /** The folder that was asked for, or the one of the file that was asked for. */
  root: string;
  sources: string[];
  /** `.vue` and `.svelte` files. */
  components: string[];
  /** Files that may name Spaces in code that nothing here can read, each with why. */
  unread: PassedOver[];
  manifests: string[];
  passedOver: PassedOver[];
}

/** Larger files are data or bundles, in bytes. */
const MAX_SOURCE_BYTES = 1_000_000;

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const COMPONENT = /\.(?:vue|svelte)$/;
/** Code inside a language of its own. */
const UNREAD = /\.(?:astro|html?|mdx|marko|ejs|hbs|pug|php|erb|coffee)$/;
/** Servers and scripts in other languages, and what tells people to ask Mux: only plain names of Mux count there. */
const BESIDE =
  /\.(?:py|go|rb|java|kt|cs|rs|exs?|sh|bash|ya?ml|toml|tf|http|md)$|(?:^|\/)(?:Makefile|Dockerfile)$/;
const NAMES_MUX =
  /@mux\/|api\.mux\.com|video\/v1\/spaces|mux[-_](?:go|python|ruby|java)|MuxRuby|SpacesApi|['"]rt['"]/;
const DECLARATIONS = /\.d\.[cm]?ts$/;
const BUNDLE = /\.(?:min|bundle|chunk)\.[cm]?js$/;
const GENERATED = /@generated|do not edit|auto-?generated|automatically generated/i;
const HEADER_BYTES = 2_048;
const LONGEST_WRITTEN_LINE = 2_000;

const FOLDERS: Record<string, string> = {
  node_modules: 'installed packages',
  bower_components: 'installed packages',
  vendor: 'vendored',
  vendored: 'vendored',
  third_party: 'vendored',
  dist: 'built',
  build: 'built',
  out: 'built',
  coverage: 'built',
};

/** Walks `start`, a folder or a single file. */
export async function discoverFiles(start: string): Promise<DiscoveredFiles> {
  const from = path.resolve(start);
  const kind = await stat(from).catch((cause: unknown) => {
    throw new CodemodError('path-not-found', `There is nothing at ${start}: name a folder or a file.`, {
      cause,
    });
  });
  const found: DiscoveredFiles = {
    root: kind.isDirectory() ? from : path.dirname(from),
    sources: [],
    components: [],
    unread: [],
    manifests: [],
    passedOver: [],
  };
  if (kind.isDirectory()) await walk(from, found);
  else await addFile(from, found);
  found.sources.sort();
  found.components.sort();
  return found;
}

async function walk(folder: string, found: DiscoveredFiles): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      const reason = FOLDERS[entry.name];
      if (reason) found.passedOver.push({ path: full, reason });
      else if (!entry.name.startsWith('.')) await walk(full, found);
    } else if (entry.isFile()) {
      if (entry.name === 'package.json') found.manifests.push(full);
      else await addFile(full, found);
    }
  }
}

async function addFile(file: string, found: DiscoveredFiles): Promise<void> {
  const isComponent = COMPONENT.test(file);
  const isUnread = UNREAD.test(file);
  if (BESIDE.test(file)) return addBeside(file, found);
  if (!SOURCE.test(file) && !isComponent && !isUnread) return;
  const reason = await reasonToPassOver(file);
  const isListed = reason === 'generated' || (reason && NAMES_MUX.test(await readFile(file, 'utf8')));
  if (isListed && !isUnread)
    found.unread.push({ path: file, reason: `${NOT_REWRITTEN[reason]} are not rewritten` });
  if (reason && !isUnread) found.passedOver.push({ path: file, reason });
  else if (isUnread) found.unread.push({ path: file, reason: `${path.extname(file)} files are not read` });
  else if (isComponent) found.components.push(file);
  else found.sources.push(file);
}

const NOT_REWRITTEN = { generated: 'generated files', bundle: 'bundles', 'over 1 MB': 'files over 1 MB' };

async function addBeside(file: string, found: DiscoveredFiles): Promise<void> {
  const { size } = await stat(file);
  if (size > MAX_SOURCE_BYTES || !NAMES_MUX.test(await readFile(file, 'utf8'))) return;
  found.unread.push({
    path: file,
    reason: `${path.extname(file) || path.basename(file)} files are not read`,
    isBeside: true,
  });
}

async function reasonToPassOver(file: string): Promise<keyof typeof NOT_REWRITTEN | undefined> {
  if (BUNDLE.test(file)) return 'bundle';
  const { size } = await stat(file);
  if (size > MAX_SOURCE_BYTES) return 'over 1 MB';
  const header = await readHeader(file);
  // A declaration file often says "do not edit" of something else; only sources are judged by their header.
  if (!DECLARATIONS.test(file) && GENERATED.test(firstComment(header))) return 'generated';
  const longestLine = Math.max(...header.split('\n').map((line) => line.length));
  return longestLine >= LONGEST_WRITTEN_LINE ? 'bundle' : undefined;
}

async function readHeader(file: string): Promise<string> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

function firstComment(header: string): string {
  return /^\uFEFF?(?:#!.*\n)?\s*(?:\/\*[\s\S]*?\*\/|(?:\/\/.*\n?\s*)+)/.exec(header)?.[0] ?? '';
}
