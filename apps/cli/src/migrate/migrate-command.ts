// `airlock migrate`: rewrites Spaces code for the adapter or for LiveKit, and says what it did.
import path from 'node:path';
import {
  applyMigration,
  checkMarkers,
  coloredDiff,
  coverageMarkdown,
  installCommand,
  planMigration,
  requireCleanWorkTree,
  type Destination,
  type Migration,
} from '@airlock-rtc/codemod';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { CliError } from '../cli-error.js';
import { progressBar } from './progress-bar.js';
import { writeReports } from './write-reports.js';

interface MigrateOptions {
  to?: Destination;
  url?: string;
  exchange?: string;
  check?: boolean;
  dryRun?: boolean;
  allowDirty?: boolean;
  report?: string;
  coverage?: boolean;
}

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Rewrite Spaces code: for the adapter, or all the way to LiveKit.')
    .argument('[path]', 'folder or file', '.')
    .addOption(new Option('--to <destination>', 'how far to go').choices(['adapter', 'livekit']))
    .option('--url <expression>', 'LiveKit URL, or code for it such as import.meta.env.VITE_LIVEKIT_URL')
    .option('--exchange <url>', 'tokens stay Mux tokens: where the gateway exchanges them, as URL or code')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--check', 'fail while markers of a migration remain, and write nothing')
    .option('--allow-dirty', 'go on although the work tree has changes, or is under no version control')
    .option('--report <folder>', 'write migration.md, migration.json and migration.html there')
    .option('--coverage', 'print what becomes of each part of the Spaces API')
    .action(migrate);
}

async function migrate(target: string, options: MigrateOptions): Promise<void> {
  if (options.coverage) return console.log(coverageMarkdown());
  if (options.check) return check(target);
  if (!options.to) throw new CliError('missing_input', 'Say how far to go: --to adapter or --to livekit.');
  const isWriting = !options.dryRun;
  if (isWriting && !options.allowDirty) await requireCleanWorkTree(path.resolve(target));

  const bar = progressBar();
  const migration = await planMigration(target, {
    to: options.to,
    onProgress: (done, total) => bar.update(done, total),
    ...(options.url && { url: options.url }),
    ...(options.exchange && { exchange: options.exchange }),
  }).finally(() => bar.stop());

  if (options.dryRun) console.log(coloredDiff(migration, pc.isColorSupported));
  else await applyMigration(migration);
  if (options.report) await writeReports(migration, options.report);
  tell(migration, isWriting);
  if (isWriting && migration.manifest.changes.length > 0) {
    console.log(`Now run ${pc.bold(await installCommand(migration.root))}`);
  }
  if (migration.failed.length > 0) process.exitCode = 1;
}

async function check(target: string): Promise<void> {
  const markers = await checkMarkers(target);
  for (const { path: file, line, code, message } of markers) {
    console.log(`${path.relative('.', file)}:${line} ${pc.yellow(code)} ${message}`);
  }
  console.log(markers.length === 0 ? 'No markers remain.' : `${markers.length} markers remain.`);
  if (markers.length > 0) process.exitCode = 1;
}

/** More are no list that one reads on a terminal. */
const MOST_LEFT_OVERS = 40;

function tell(migration: Migration, hasWritten: boolean): void {
  const { changes, files, failed, passedOver, markers, leftOvers, root } = migration;
  for (const { path: file, line, message } of failed) {
    console.log(`${pc.red('left alone')} ${path.relative(root, file)}:${line} ${message}`);
  }
  for (const { path: file, line, text, why } of leftOvers.slice(0, MOST_LEFT_OVERS)) {
    console.log(`${pc.yellow('left over')} ${path.relative(root, file)}:${line} ${why}: ${text}`);
  }
  if (leftOvers.length > MOST_LEFT_OVERS) {
    console.log(`and ${leftOvers.length - MOST_LEFT_OVERS} more: see them with --report <folder>`);
  }
  const verb = hasWritten ? 'changed' : 'would change';
  console.log(
    `${changes.length} files ${verb}; ${files} sources looked at, ${passedOver.length} passed over.`,
  );
  if (markers.length > 0) {
    console.log(`${markers.length} places are marked: see them with airlock migrate --check`);
  }
}
