// A folder and those above it, made one by one: Node's recursive mkdir never returns in `/proc` (Node 20 to 24).
import { access, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CliError } from './cli-error.js';

/**
 * @param option that names another folder
 * @throws CliError `folder_not_writable`
 */
export async function makeFolder(folder: string, option: string): Promise<void> {
  const missing: string[] = [];
  for (let each = resolve(folder); !(await exists(each)); each = dirname(each)) missing.unshift(each);
  for (const each of missing) {
    await mkdir(each).catch((cause: NodeJS.ErrnoException) => {
      // Somebody else may have made it in the meantime.
      if (cause.code === 'EEXIST') return;
      const message = `Cannot make the folder ${folder} (${cause.code}): name another one with ${option}.`;
      throw new CliError('folder_not_writable', message, { cause });
    });
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
