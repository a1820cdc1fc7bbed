// Works out a whole migration in memory: which files change, how, and what is said of each place.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type ts from 'typescript';
import type { Component } from '../components/component.js';
import { readComponent } from '../components/read-component.js';
import { ADAPTER_PACKAGE_NAME, SPACES_PACKAGE_NAME } from '@airlock-rtc/contract';
import { CodemodError } from '../errors/codemod-error.js';
import { inferTypes } from '../inference/infer-types.js';
import { linesNamingPackage } from '../left-overs/left-overs.js';
import { lookOver } from '../left-overs/look-over.js';
import { missingPackages } from '../left-overs/missing-packages.js';
import { findMarkers } from '../markers/marker-comment.js';
import { migrateManifest } from '../manifest/manifest.js';
import { PackageSources } from '../manifest/package-sources.js';
import type { Destination, FileChange, Migration } from '../plan/migration.js';
import { discoverFiles } from '../project/discover-files.js';
import { loadProject, type Project } from '../project/program.js';
import { reachOf, type Reach } from '../project/reach.js';
import { ListenerUses } from '../rules/event/listener-uses.js';
import type { ProgramFacts, WebhookFacts } from '../rules/program-facts.js';
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
  /** Our own packages are installed from the tarballs in this folder of the project; default: from a registry. */
  tarballFolder?: string;
  /** Called as files are worked out. */
  onProgress?: (done: number, total: number) => void;
}

/** Writes nothing: see `applyMigration`. */
export async function planMigration(path: string, options: MigrationOptions): Promise<Migration> {
  const found = await discoverFiles(path);
  const { components, failed } = await readComponents(found.components);
  const project = inferTypes(loadProject({ ...found, components }));
  const byModule = new Map(components.map((component) => [component.modulePath, component]));
  const migration: Migration = {
    to: options.to,
    root: found.root,
    changes: [],
    places: [],
    passedOver: found.passedOver,
    failed: [
      ...failed,
      ...project.unparsable.map((each) => ({ ...each, path: byModule.get(each.path)?.path ?? each.path })),
    ],
    markers: [],
    leftOvers: [],
    missingPackages: [],
    manifest: { changes: [], places: [], packages: [] },
    uses: new Map(),
    files: found.sources.length + found.components.length,
  };
  const sdk = new SpacesSdk(project.checker);
  const reach = reachOf(project);
  const { files } = reach;
  migration.missingPackages = missingPackages(project, files);
  const facts = factsOf(reach, project, options, sdk);
  const support = new SupportModules({
    root: found.root,
    manifests: found.manifests,
    files,
    ...(options.exchange && { exchangeUrl: asCode(options.exchange) }),
  });
  for (const [index, source] of files.entries()) {
    const component = byModule.get(source.fileName);
    migrateFile(source, {
      migration,
      project,
      facts,
      sdk,
      options,
      support,
      ...(component && { component }),
    });
    options.onProgress?.(index + 1, files.length);
  }
  for (const change of support.changes()) addSupport(change, migration);
  const { leftOvers, naming } = await lookOver(migration, {
    ...{ project, reach, components: byModule, isExchanging: facts.isExchanging },
    ...{ unread: found.unread, manifests: found.manifests },
  });
  migration.leftOvers = leftOvers;
  const tarballFolder = options.tarballFolder && resolve(found.root, options.tarballFolder);
  const sources = new PackageSources(tarballFolder);
  migration.manifest = await migrateManifest(found.manifests, migration, naming, sources);
  migration.changes.push(...migration.manifest.changes);
  migration.places.push(...migration.manifest.places);
  return migration;
}

async function readComponents(files: readonly string[]) {
  const components: Component[] = [];
  const failed: Migration['failed'] = [];
  for (const file of files) {
    try {
      components.push(await readComponent(file));
    } catch (error) {
      failed.push({ path: file, line: 1, message: (error as Error).message.split('\n')[0]! });
    }
  }
  return { components, failed };
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
  const hearsCustomEvents = ['ParticipantCustomEventPublished', 'CustomEventPublished'].some((event) =>
    listeners.hasListenersFor(event),
  );
  const isSending = reach.files.some(({ text }) => text.includes('publishCustomEvent'));
  return {
    reach,
    ...(url && { urlExpression: asCode(url) }),
    isExchanging: exchange !== undefined,
    constructions,
    connections: new Connections(reach, { constructions, sdk, checker }),
    listeners,
    webhooks: webhookFactsOf(project),
    removesListeners: reach.files.some(({ text }) => text.includes('removeAllListeners')),
    hearsCustomEvents,
    needsEcho: isSending && hearsCustomEvents,
    hasJoinedListeners: listeners.hasListenersFor('ParticipantJoined'),
    hasLeftListeners: listeners.hasListenersFor('ParticipantLeft'),
  };
}

function webhookFactsOf({ files }: Project): WebhookFacts {
  return {
    areOfSpaces: files.some(({ text }) => /['"`]video\.space\./.test(text)),
    areOfOthersToo: files.some(({ text }) => /['"`]video\.(?!space\.)\w+\.\w/.test(text)),
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
  component?: Component;
}

function migrateFile(
  source: ts.SourceFile,
  { migration, project, facts, sdk, options, support, component }: FileContext,
): void {
  const file = new FileRewriter(source, sdk, project.checker, support, component);
  try {
    const broken = facts.reach.broken.get(source);
    if (broken) throw broken;
    if (options.to === 'livekit') visitFile(file, facts);
    else visitForAdapter(file, facts);
    const { before, after } = file.result();
    if (after !== before) migration.changes.push({ path: file.path, before, after });
    migration.places.push(...file.places);
    for (const row of file.uses) migration.uses.set(row, (migration.uses.get(row) ?? 0) + 1);
    for (const marker of findMarkers(after)) migration.markers.push({ path: file.path, ...marker });
  } catch (error) {
    // One file that nobody thought of leaves the others their migration.
    const message =
      error instanceof CodemodError ? error.message : `this file was not understood: ${String(error)}`;
    migration.failed.push({ path: file.path, line: 1, message });
  }
}

/** Markers that are in the files as they are, and lines that name the package of Spaces: what `--check` fails for. */
export async function checkMarkers(path: string): Promise<Migration['markers']> {
  const { sources, components, unread, manifests } = await discoverFiles(path);
  const read = async (file: string) => ({ path: file, text: await readFile(file, 'utf8') });
  const files = await Promise.all(
    [...sources, ...components, ...unread.flatMap((each) => (each.isBeside ? [] : each.path))].map(read),
  );
  const isOnAdapter = (await Promise.all(manifests.map(read))).some(({ text }) =>
    text.includes(ADAPTER_PACKAGE_NAME),
  );
  const leftOvers = isOnAdapter
    ? []
    : files.flatMap(({ path: file, text }) =>
        linesNamingPackage(text).map((line) => ({
          path: file,
          line,
          code: 'LEFT_OVER',
          message: `${SPACES_PACKAGE_NAME} is named here still`,
        })),
      );
  const markers = files.flatMap(({ path: file, text }) =>
    findMarkers(text).map((marker) => ({ path: file, ...marker })),
  );
  return [...markers, ...leftOvers];
}
