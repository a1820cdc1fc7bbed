// Runs `airlock migrate`: rewrites Spaces code for the adapter or for LiveKit, and reports what it did.
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  applyMigration,
  checkMarkers,
  coloredDiff,
  coverageMarkdown,
  installCommand,
  planMigration,
  requireCleanWorkTree,
  TELL_EXCHANGE,
  type Destination,
  type Migration,
} from '@airlock-rtc/codemod';
import pc from 'picocolors';
import { CliError } from '../cli-error.js';
import { ownCommand, quoted } from '../own-command.js';
import { putTarballs } from '../packages/tarballs.js';
import { fromUser, toUser } from '../user-folder.js';
import { progressBar } from './progress-bar.js';
import { writeReports } from './write-reports.js';

export interface MigrateOptions {
  to?: Destination;
  url?: string;
  exchange?: string;
  check?: boolean;
  registry?: boolean;
  dryRun?: boolean;
  allowDirty?: boolean;
  report?: string;
  coverage?: boolean;
}

/** Below the project's root; committed with it. */
const TARBALL_FOLDER = 'airlock-packages';

export async function migrate(given: string, options: MigrateOptions): Promise<void> {
  const target = fromUser(given);
  if (options.coverage) return console.log(coverageMarkdown());
  if (options.check) return check(target);
  if (!options.to) throw new CliError('missing_input', 'Choose how far to go: --to adapter or --to livekit.');
  if (!existsSync(target))
    throw new CliError('missing_input', `There is nothing at ${given}: name a folder or a file.`);
  const isWriting = !options.dryRun;
  if (isWriting && !options.allowDirty) await requireCleanWorkTree(target);

  const bar = progressBar();
  const migration = await planMigration(target, {
    to: options.to,
    onProgress: (done, total) => bar.update(done, total),
    ...(!options.registry && { tarballFolder: TARBALL_FOLDER }),
    ...(options.url && { url: options.url }),
    ...(options.exchange && { exchange: options.exchange }),
  }).finally(() => bar.stop());

  for (const { name, files } of migration.missingPackages) {
    console.log(
      `${pc.yellow('not installed')} ${name}, which ${files} files import: run the install first; what passes through its types is not seen.`,
    );
  }
  if (options.dryRun) console.log(coloredDiff(migration, pc.isColorSupported));
  else {
    // First, so that no package.json names a file that could not be made.
    await putNeededTarballs(migration);
    await applyMigration(migration);
  }
  if (options.report) await writeReports(migration, fromUser(options.report));
  tell(migration, isWriting);
  if (isWriting && migration.manifest.changes.length > 0) {
    const folder = toUser(migration.root);
    const change = folder === '.' ? '' : `cd ${quoted(folder)} && `;
    console.log(`Now run ${pc.bold(`${change}${await installCommand(migration.root)}`)}`);
  }
  if (options.to === 'adapter' && options.exchange) console.log(`Then ${TELL_EXCHANGE}: ${options.exchange}`);
  if (migration.failed.length > 0) process.exitCode = 1;
}

async function putNeededTarballs({ root, manifest }: Migration): Promise<void> {
  if (manifest.packages.length === 0) return;
  const folder = path.join(root, TARBALL_FOLDER);
  await putTarballs(folder, manifest.packages);
  console.log(`${toUser(folder)} has the packages that no registry has yet: commit it.`);
}

async function check(target: string): Promise<void> {
  const markers = await checkMarkers(target);
  for (const { path: file, line, code, message } of markers) {
    console.log(`${toUser(file)}:${line} ${pc.yellow(code)} ${message}`);
  }
  console.log(
    markers.length === 0
      ? 'No markers remain.'
      : `${count(markers.length, 'marker')} ${markers.length === 1 ? 'remains' : 'remain'}.`,
  );
  if (markers.length > 0) process.exitCode = 1;
}

/** More than this is no list to read on a terminal. */
const MAX_LEFTOVERS = 40;

function tell(migration: Migration, hasWritten: boolean): void {
  const { changes, files, failed, passedOver, markers, leftOvers, root } = migration;
  for (const { path: file, line, message } of failed) {
    console.log(`${pc.red('not changed')} ${path.relative(root, file)}:${line} ${message}`);
  }
  for (const { path: file, line, text, why } of leftOvers.slice(0, MAX_LEFTOVERS)) {
    console.log(`${pc.yellow('left over')} ${path.relative(root, file)}:${line} ${why}: ${text}`);
  }
  if (leftOvers.length > MAX_LEFTOVERS) {
    console.log(`and ${leftOvers.length - MAX_LEFTOVERS} more: see them with --report <folder>`);
  }
  const verb = hasWritten ? 'changed' : 'would change';
  console.log(
    `${count(changes.length, 'file')} ${verb}; ${count(files, 'source file')} read, ${passedOver.length} skipped.`,
  );
  if (markers.length === 0) return;
  const placesAre = `${count(markers.length, 'place')} ${markers.length === 1 ? 'is' : 'are'}`;
  console.log(
    hasWritten
      ? `${placesAre} marked: list them with ${ownCommand()} migrate --check ${quoted(toUser(root))}`
      : `${count(markers.length, 'place')} would be marked for you to decide: the lines with airlock-migrate above.`,
  );
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
