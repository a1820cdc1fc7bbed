// The folder for keys, logs and the database of `airlock up`.
import { access, constants } from 'node:fs/promises';
import { CliError } from '../cli-error.js';
import { makeFolder } from '../make-folder.js';

/** @throws CliError `folder_not_writable`, for instance in another user's clone. */
export async function createStateFolder(...folders: string[]): Promise<void> {
  for (const folder of folders) {
    await makeFolder(folder, '--state-dir');
    try {
      await access(folder, constants.W_OK);
    } catch (cause) {
      const { code = 'unknown error' } = cause as { code?: string };
      throw new CliError(
        'folder_not_writable',
        `Cannot write to ${folder} (${code}): name a folder of your own with --state-dir.`,
        { cause },
      );
    }
  }
}
