// `airlock migrate`: its options; the codemod is loaded when it runs.
import { Command, Option } from 'commander';
import type { MigrateOptions } from './run-migrate.js';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Rewrite Spaces code for the adapter, or all the way to LiveKit.')
    .argument('[path]', 'folder or file', '.')
    .addOption(new Option('--to <destination>', 'how far to go').choices(['adapter', 'livekit']))
    .option('--url <expression>', 'LiveKit URL, or code for it such as import.meta.env.VITE_LIVEKIT_URL')
    .addOption(
      new Option(
        '--exchange <url>',
        'keep Mux tokens: where the gateway exchanges them, as a URL or as code',
      ).conflicts('url'),
    )
    .option('--registry', 'take our packages from a registry that has them, not from tarballs in the project')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--check', 'fail while markers of a migration remain, and write nothing')
    .option('--allow-dirty', 'go on although the work tree has changes, or is not under version control')
    .option('--report <folder>', 'write migration.md, migration.json and migration.html there')
    .option('--coverage', 'print what becomes of each part of the Spaces API')
    .action(async (target: string, options: MigrateOptions) => {
      const { migrate } = await import('./run-migrate.js');
      await migrate(target, options);
    });
}
