// Writes a migration to disk, all of it or nothing.
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { CodemodError } from '../errors/codemod-error.js';
import type { FileChange } from '../plan/migration.js';

/**
 * Each file is written beside its place and then moved there, so that none is ever half written.
 *
 * @throws CodemodError `write-failed`, after everything was put back as it was.
 */
export async function applyMigration({ changes }: { changes: readonly FileChange[] }): Promise<void> {
  const written: FileChange[] = [];
  try {
    for (const change of changes) {
      if (!change.isNew && (await readFile(change.path, 'utf8')) !== change.before)
        throw new Error('it was changed in the meantime');
      if (change.isNew) await writeFile(change.path, change.after, { flag: 'wx' });
      else await replaceFile(change.path, change.after);
      written.push(change);
    }
  } catch (cause) {
    const failedAt = changes[written.length]?.path;
    for (const { path, before, isNew } of written) await (isNew ? rm(path) : replaceFile(path, before));
    throw new CodemodError(
      'write-failed',
      `${failedAt} could not be written, so nothing was changed: ${(cause as Error).message}. Mend that and run it again.`,
      { cause },
    );
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.airlock-${process.pid}`;
  try {
    const { mode } = await stat(path);
    await writeFile(temporary, text, { mode });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
