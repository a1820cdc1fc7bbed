// `airlock pack`: makes tarballs of our packages, for applications to install while no registry has them.
import { join } from 'node:path';
import { Command } from 'commander';

export function packCommand(): Command {
  return new Command('pack')
    .description('Make tarballs of the Airlock packages, which install without a registry.')
    .argument('[package...]', 'such as @airlock-rtc/gateway (default: all that are here)')
    .requiredOption('--to <folder>', 'where to put them')
    .action(async (packages: string[], { to }: { to: string }) => {
      const { putTarballs } = await import('../packages/tarballs.js');
      const { fromUser, toUser } = await import('../user-folder.js');
      const folder = fromUser(to);
      for (const file of await putTarballs(folder, packages)) console.log(toUser(join(folder, file)));
    });
}
