// Builds Airlock Meet once for each state of its sources; the next start finds that build.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants as zlib, gzip } from 'node:zlib';
import { CliError } from '../cli-error.js';

const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url));
const MEET = join(REPOSITORY, 'apps', 'meet');
/** An installed command line carries the built page. */
const CARRIED = fileURLToPath(new URL('../../meet', import.meta.url));
const SCOPE = '@airlock-rtc/';
/** Smaller files gain nothing. */
const COMPRESSED_FROM_BYTES = 1024;
const COMPRESSED_TYPES = new Set(['.html', '.js', '.css', '.svg', '.json']);
const TELL_EVERY_MS = 1000;

interface BuildOptions {
  /** Where the build is kept when the clone cannot be written to. */
  stateFolder: string;
  onProgress: (step: { message: string; elapsedSeconds: number }) => void;
  signal: AbortSignal | undefined;
}

/**
 * @returns the folder of the built page; one that is built here has a compressed copy beside each file.
 * @throws CliError `build_failed` with the last lines of the build.
 */
export async function builtMeet({ stateFolder, onProgress, signal }: BuildOptions): Promise<string> {
  if (existsSync(join(CARRIED, 'index.html'))) return CARRIED;
  const fingerprint = await fingerprintOf(await sourceFolders());
  const shared = join(REPOSITORY, '.cache', 'meet');
  const own = join(stateFolder, 'meet');
  for (const folder of [shared, own]) {
    if (existsSync(join(folder, fingerprint))) return join(folder, fingerprint);
  }
  const folder = (await isWritable(REPOSITORY)) ? shared : own;
  await mkdir(folder, { recursive: true });
  // Readable by its owner alone, unlike the page in it, which another user may serve too.
  const temporary = await mkdtemp(join(folder, '.building-'));
  const began = Date.now();
  const tell = () =>
    onProgress({
      message: 'Building the web application, once for each version of its sources',
      elapsedSeconds: Math.round((Date.now() - began) / 1000),
    });
  tell();
  const telling = setInterval(tell, TELL_EVERY_MS);
  try {
    const built = join(temporary, 'page');
    await runVite(built, signal);
    await compress(built);
    const target = join(folder, fingerprint);
    await rename(built, target).catch((error: unknown) => {
      // Another start was quicker with the same build.
      if (!existsSync(target)) throw error;
    });
    return target;
  } finally {
    clearInterval(telling);
    await rm(temporary, { recursive: true, force: true });
  }
}

/** In a process of its own: its memory is given back when it ends. */
async function runVite(outDir: string, signal: AbortSignal | undefined): Promise<void> {
  const vite = join(
    dirname(createRequire(join(MEET, 'package.json')).resolve('vite/package.json')),
    'bin',
    'vite.js',
  );
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', outDir, '--emptyOutDir'], {
      cwd: MEET,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      ...(signal && { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    const lastLines = (stderr || stdout).trim().split('\n').slice(-8).join('\n');
    throw new CliError('build_failed', `Failed to build the web application.\n${lastLines}`, { cause });
  }
}

/** Meet, and the packages of the workspace that end up in its page. */
async function sourceFolders(): Promise<string[]> {
  const folders = new Set([MEET]);
  for (const folder of folders) {
    const { dependencies = {} } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies)) {
      const workspaceName = name.startsWith(SCOPE) ? name : /^npm:(@[^@]+)@/.exec(version)?.[1];
      if (workspaceName?.startsWith(SCOPE)) {
        folders.add(join(REPOSITORY, 'packages', workspaceName.slice(SCOPE.length)));
      }
    }
  }
  return [...folders];
}

async function fingerprintOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(REPOSITORY, 'package-lock.json')));
  for (const folder of folders) {
    for (const part of ['package.json', 'index.html', 'vite.config.ts', 'public', 'src']) {
      for (const file of await filesIn(join(folder, part))) {
        hash.update(`\0${file.slice(REPOSITORY.length)}\0`).update(await readFile(file));
      }
    }
  }
  return hash.digest('hex').slice(0, 24);
}

/** The file itself, or all files below the folder, in a fixed order; none when there is no such thing. */
async function filesIn(path: string): Promise<string[]> {
  if (extname(path) !== '') return existsSync(path) ? [path] : [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Phones on slow links get 250 kB instead of a megabyte. */
async function compress(folder: string): Promise<void> {
  const quality = { params: { [zlib.BROTLI_PARAM_QUALITY]: 9 } };
  await Promise.all(
    (await filesIn(folder))
      .filter((file) => COMPRESSED_TYPES.has(extname(file)))
      .map(async (file) => {
        const bytes = await readFile(file);
        if (bytes.length < COMPRESSED_FROM_BYTES) return;
        await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, quality));
        await writeFile(`${file}.gz`, await promisify(gzip)(bytes));
      }),
  );
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
