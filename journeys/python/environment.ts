// A Python environment of our own with packages from PyPI, kept under `.cache` from run to run.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const cacheFolder = fileURLToPath(new URL('../../.cache/python', import.meta.url));
const run = promisify(execFile);

/**
 * Installs `requirement`, such as `mux_python==3.12.0`, unless a run before did.
 * @returns the folder of its programs, `python` among them.
 */
export async function pythonWith(requirement: string): Promise<string> {
  const folder = `${cacheFolder}/${requirement}`;
  const done = `${folder}/installed`;
  if (!existsSync(done)) {
    await rm(folder, { recursive: true, force: true });
    try {
      await run('python3', ['-m', 'venv', folder]);
      await run(`${folder}/bin/python`, ['-m', 'pip', 'install', '--quiet', requirement]);
    } catch (cause) {
      const mend = 'apt-get install python3-venv, and see that pip reaches PyPI';
      throw new Error(`${requirement} could not be installed: ${mend}`, { cause });
    }
    await writeFile(done, '');
  }
  return `${folder}/bin`;
}
