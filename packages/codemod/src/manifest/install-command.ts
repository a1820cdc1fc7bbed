// The one command that is left to run after package.json changed.
import { resolveCommand } from 'package-manager-detector/commands';
import { detect } from 'package-manager-detector/detect';

/** By the lockfile in the folder or above it; npm when there is none. */
export async function installCommand(folder: string): Promise<string> {
  const found = await detect({ cwd: folder });
  const { command, args } = resolveCommand(found?.agent ?? 'npm', 'install', []) ?? {
    command: 'npm',
    args: ['install'],
  };
  return [command, ...args].join(' ');
}
