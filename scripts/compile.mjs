// Compiles what the command line runs, file by file, so that a command starts without a compiler: plain Node and esbuild.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
const SCOPE = '@airlock-rtc/';
/** Newer syntax, such as `using`, is lowered to it. */
const TARGET = 'node20.19';

/**
 * Brings `dist/` of the package in `folder`, and of all packages of the workspace that it needs, up to date.
 * @param {string} folder below the root, such as `apps/cli`
 * @param {string} root for tests
 * @returns {Promise<boolean>} false where it cannot be written, as in another user's clone
 */
export async function compileWorkspace(folder, root = repository) {
  const stale = workspaceFolders(join(root, folder), root).flatMap(staleFiles);
  if (stale.length === 0) return true;
  // A first run takes a second; later ones compile what has changed.
  if (stale.length > 100 && process.stderr.isTTY) process.stderr.write('Compiling Airlock, once …\r');
  const { transformSync } = await import('esbuild');
  try {
    for (const { source, target } of stale) {
      const options = { loader: 'ts', format: 'esm', target: TARGET, sourcefile: source };
      const { code } = transformSync(readFileSync(source, 'utf8'), options);
      mkdirSync(dirname(target), { recursive: true });
      // Another command may compile, or import, the same file at the same time.
      const temporary = `${target}.${process.pid}`;
      writeFileSync(temporary, code);
      renameSync(temporary, target);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return false;
    throw error;
  }
}

/** A package's folder, and those of the workspace's packages that it depends on. */
function workspaceFolders(folder, root) {
  const folders = new Set([folder]);
  for (const each of folders) {
    const { dependencies = {} } = JSON.parse(readFileSync(join(each, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) {
      if (name.startsWith(SCOPE)) folders.add(join(root, 'packages', name.slice(SCOPE.length)));
    }
  }
  return [...folders];
}

function staleFiles(folder) {
  const sources = join(folder, 'src');
  return readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((source) => !source.includes('.fixtures/'))
    .map((source) => ({ source, target: targetOf(folder, sources, source) }))
    .filter(
      ({ source, target }) => !existsSync(target) || statSync(target).mtimeMs < statSync(source).mtimeMs,
    );
}

function targetOf(folder, sources, source) {
  return join(folder, 'dist', source.slice(sources.length).replace(/\.ts$/, '.js'));
}
