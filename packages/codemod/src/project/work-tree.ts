// Asks git whether a folder's work tree is clean, so that a migration can be undone.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CodemodError } from '../errors/codemod-error.js';

const run = promisify(execFile);

/** @throws CodemodError `dirty-work-tree` or `no-work-tree`. */
export async function requireCleanWorkTree(folder: string): Promise<void> {
  const changed = await changedFiles(folder);
  if (changed.length === 0) return;
  throw new CodemodError(
    'dirty-work-tree',
    `${folder} has changes that are not committed, such as ${changed[0]}. ` +
      'Commit them so that the migration can be undone, or pass --allow-dirty.',
  );
}

async function changedFiles(folder: string): Promise<string[]> {
  try {
    const { stdout } = await run('git', ['-C', folder, 'status', '--porcelain', '--', '.'], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(3));
  } catch (cause) {
    throw new CodemodError(
      'no-work-tree',
      `${folder} is not in a git work tree, so the migration could not be undone. Run git init and commit, or pass --allow-dirty.`,
      { cause },
    );
  }
}
