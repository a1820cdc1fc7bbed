// The tarballs of our packages: an installed command line carries what applications need, a clone builds all of them.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CliError } from '../cli-error.js';
import { makeFolder } from '../make-folder.js';

const run = promisify(execFile);
const CARRIED = fileURLToPath(new URL('../../tarballs', import.meta.url));
const WORKSPACE = fileURLToPath(new URL('../../../..', import.meta.url));
const BUILD = join(WORKSPACE, 'scripts', 'build', 'build.ts');
/** An installed command line has no source. */
const isClone = existsSync(fileURLToPath(new URL('../../src/main.ts', import.meta.url)));

/**
 * Puts tarballs into `folder`, which is made when there is none.
 *
 * @param packageNames all that there are, when it is empty
 * @returns their file names
 */
export async function putTarballs(folder: string, packageNames: readonly string[] = []): Promise<string[]> {
  await makeFolder(folder, '--to');
  if (isClone) return build(folder, packageNames);
  const carried = await readdir(CARRIED);
  const wanted = packageNames.map((name) => ({
    name,
    prefix: `${name.replace('@', '').replace('/', '-')}-`,
  }));
  for (const { name, prefix } of wanted) {
    if (carried.some((file) => file.startsWith(prefix))) continue;
    const message = `This command line does not carry ${name}: clone the repository and run airlock pack there.`;
    throw new CliError('no_tarball', message);
  }
  const files = carried.filter(
    (file) => wanted.length === 0 || wanted.some(({ prefix }) => file.startsWith(prefix)),
  );
  for (const file of files) await copyFile(join(CARRIED, file), join(folder, file));
  return files;
}

async function build(folder: string, packageNames: readonly string[]): Promise<string[]> {
  const args = [
    '--import',
    import.meta.resolve('tsx'),
    BUILD,
    '--standalone',
    '--to',
    folder,
    ...packageNames,
  ];
  try {
    const { stdout } = await run(process.execPath, args, { cwd: WORKSPACE });
    return stdout.trim().split('\n');
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr ?? '';
    const reason = /^Error: (.*)$/m.exec(said)?.[1] ?? `Run npm install in ${WORKSPACE}, then try again.`;
    throw new CliError('build_failed', `The packages could not be built. ${reason}`, { cause });
  }
}
