// `airlock database copy`: from PGlite to Postgres, when one gateway is not enough any more.
import { Command } from 'commander';

const HELP = `
Stop the gateway first. DATABASE_URL names the Postgres: one that holds nothing of a gateway yet. Nothing is removed
from the folder. Afterwards start the gateway with the same DATABASE_URL.`;

export function databaseCommand(): Command {
  return new Command('database').description("The gateway's database.").addCommand(
    new Command('copy')
      .description('Copy everything from the folder of a gateway into the Postgres at DATABASE_URL.')
      .argument(
        '[folder]',
        'AIRLOCK_FOLDER of the gateway, or the folder .airlock of `airlock up`',
        '.airlock',
      )
      .addHelpText('after', HELP)
      .action(async (folder: string) => {
        const { runCopy } = await import('./run-copy.js');
        await runCopy(folder, process.env.DATABASE_URL);
      }),
  );
}
