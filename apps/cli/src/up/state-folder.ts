// The folder for keys, logs and the database of `airlock up`.
import { access, constants, mkdir } from 'node:fs/promises';
import { CliError } from '../cli-error.js';

/** @throws CliError `state_not_writable`, for instance in another user's clone. */
export async function createStateFolder(...folders: string[]): Promise<void> {
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    } catch (cause) {
      const { code = 'unknown error' } = cause as { code?: string };
      throw new CliError(
        'state_not_writable',
        `Cannot write to ${folder} (${code}): name a folder of your own with --state-dir.`,
        { cause },
      );
    }
  }
}
