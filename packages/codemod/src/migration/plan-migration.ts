// Works out a whole migration in memory: which files change, how, and what is said of each place.
import { readFile } from 'node:fs/promises';
import type ts from 'typescript';
import { CodemodError } from '../errors/codemod-error.js';
import { findMarkers } from '../markers/marker-comment.js';
import { migrateManifest } from '../manifest/manifest.js';
import type { Destination, FileChange, Migration } from '../plan/migration.js';
import { discoverFiles } from '../project/discover-files.js';
import { loadProject, type Project } from '../project/program.js';
import { reachOf, type Reach } from '../project/reach.js';
import { ListenerUses } from '../rules/event/listener-uses.js';
import type { ProgramFacts } from '../rules/program-facts.js';
import { Connections } from '../rules/space/connections.js';
import { SpaceConstructions } from '../rules/space/constructions.js';
import { SpacesSdk } from '../sdk/spaces-sdk.js';
import { FileRewriter } from '../source/file-rewriter.js';
import { SupportModules } from '../support/support-modules.js';
import { visitForAdapter } from '../visit/visit-for-adapter.js';
import { visitFile } from '../visit/visit-file.js';

export interface MigrationOptions {
  to: Destination;
  /** Code for the LiveKit URL, such as `import.meta.env.VITE_LIVEKIT_URL`, or the URL itself. */
  url?: string;
  /** Tokens stay Mux tokens: code for the URL of the token exchange, or the URL itself. */
  exchange?: string;
  /** Called as files are worked out. */
  onProgress?: (done: number, total: number) => void;
}

/** Writes nothing: see `applyMigration`. */
export async function planMigration(path: string, options: MigrationOptions): Promise<Migration> {
  const found = await discoverFiles(path);
  const project = loadProject(found.root, found.sources);
  const migration: Migration = {
    to: options.to,
    root: found.root,
    changes: [],
    places: [],
    passedOver: found.passedOver,
    failed: [...project.unparsable],
    markers: [],
    manifest: { changes: [], places: [] },
    files: found.sources.length,
  };
  const sdk = new SpacesSdk(project.checker);
  const reach = reachOf(project);
  const { files } = reach;
  const facts = factsOf(reach, project, options, sdk);
  const support = new SupportModules({
    root: found.root,
    manifests: found.manifests,
    files,
    ...(options.exchange && { exchangeUrl: asCode(options.exchange) }),
  });
  for (const [index, source] of files.entries()) {
    migrateFile(source, { migration, project, facts, sdk, options, support });
    options.onProgress?.(index + 1, files.length);
  }
  for (const change of support.changes()) addSupport(change, migration);
  migration.manifest = await migrateManifest(found.manifests, migration);
  migration.changes.push(...migration.manifest.changes);
  migration.places.push(...migration.manifest.places);
  return migration;
}

function factsOf(
  reach: Reach,
  project: Project,
  { url, exchange }: MigrationOptions,
  sdk: SpacesSdk,
): ProgramFacts {
  const { checker } = project;
  const listeners = new ListenerUses(reach, sdk, checker);
  const constructions = new SpaceConstructions(reach, sdk, checker);
  const isSending = reach.files.some(({ text }) => text.includes('publishCustomEvent'));
  return {
    reach,
    ...(url && { urlExpression: asCode(url) }),
    isExchanging: exchange !== undefined,
    constructions,
    connections: new Connections(reach, { constructions, sdk, checker }),
    listeners,
    needsEcho:
      isSending &&
      ['ParticipantCustomEventPublished', 'CustomEventPublished'].some((event) =>
        listeners.hasListenersFor(event),
      ),
    hasJoinedListeners: listeners.hasListenersFor('ParticipantJoined'),
    hasLeftListeners: listeners.hasListenersFor('ParticipantLeft'),
  };
}

/** A URL or a path is quoted; anything else is code already. */
function asCode(text: string): string {
  return /^(?:(?:wss?|https?):\/\/|\/)/.test(text) ? `'${text}'` : text;
}

function addSupport(change: FileChange, migration: Migration): void {
  if (change.after === change.before) return;
  migration.changes.push(change);
  const why = 'what Spaces did by itself, as functions of the project';
  migration.places.push({
    file: change.path,
    line: 1,
    status: 'rewritten',
    rule: 'support',
    before: '',
    why,
  });
}

interface FileContext {
  migration: Migration;
  project: Project;
  facts: ProgramFacts;
  sdk: SpacesSdk;
  options: MigrationOptions;
  support: SupportModules;
}

function migrateFile(
  source: ts.SourceFile,
  { migration, project, facts, sdk, options, support }: FileContext,
): void {
  const file = new FileRewriter(source, sdk, project.checker, support);
  try {
    if (options.to === 'livekit') visitFile(file, facts);
    else visitForAdapter(file, facts);
    const { text } = file.edits.apply();
    if (text !== source.text)
      migration.changes.push({ path: source.fileName, before: source.text, after: text });
    migration.places.push(...file.places);
    for (const marker of findMarkers(text)) migration.markers.push({ path: source.fileName, ...marker });
  } catch (error) {
    if (!(error instanceof CodemodError)) throw error;
    migration.failed.push({ path: source.fileName, line: 1, message: error.message });
  }
}

/** Markers that are in the files as they are: what `--check` fails for. */
export async function checkMarkers(path: string): Promise<Migration['markers']> {
  const { sources } = await discoverFiles(path);
  const markers: Migration['markers'] = [];
  for (const source of sources) {
    for (const marker of findMarkers(await readFile(source, 'utf8')))
      markers.push({ path: source, ...marker });
  }
  return markers;
}
