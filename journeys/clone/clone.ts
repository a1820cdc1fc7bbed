// A fresh clone of this repository with its dependencies installed, as another person has it on another machine.
import { execFile, spawn, type SpawnOptions } from 'node:child_process';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface Clone extends AsyncDisposable {
  /** Renamed by {@link Clone.renameTo}. */
  readonly folder: string;
  renameTo(name: string): Promise<void>;
}

/** Has what git would give: committed files, and those that are not ignored. */
export async function makeClone(name: string): Promise<Clone> {
  const parent = await mkdtemp(join(tmpdir(), 'airlock-clone-'));
  let folder = join(parent, name);
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repository,
    maxBuffer: 2 ** 26,
  });
  for (const file of stdout.split('\0').filter(Boolean)) {
    await cp(join(repository, file), join(folder, file)).catch((error: unknown) => {
      // Deleted, and not committed yet.
      if ((error as { code?: string }).code !== 'ENOENT') throw error;
    });
  }
  // Installed packages by hard links: a copy of 700 MB takes a minute.
  const { stdout: installed } = await run(
    'find',
    ['.', '-name', 'node_modules', '-prune', '-not', '-path', './.cache/*', '-print'],
    { cwd: repository },
  );
  for (const path of installed.trim().split('\n')) {
    await run('cp', ['-al', join(repository, path), join(folder, path)]);
  }
  return {
    get folder() {
      return folder;
    },
    renameTo: async (next) => {
      await rename(folder, join(parent, next));
      folder = join(parent, next);
    },
    [Symbol.asyncDispose]: () => rm(parent, { recursive: true, force: true }),
  };
}

interface StartOptions {
  /** Default: this process's own. */
  readonly node?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly user?: Pick<SpawnOptions, 'uid' | 'gid'>;
  readonly args?: readonly string[];
}

export interface Start extends AsyncDisposable {
  /** The address that was printed; rejects with the output when the program ends before. */
  readonly webUrl: Promise<string>;
  readonly exitCode: Promise<number | null>;
  output(): string;
}

/** `npm start` in the clone, without npm: its own process is not what is tested. */
export function startIn(clone: Clone, options: StartOptions = {}): Start {
  const { node = process.execPath, env = process.env, user = {}, args = [] } = options;
  const { LIVEKIT_URL: _elsewhere, ...rest } = env;
  const child = spawn(node, ['scripts/start.mjs', ...args], {
    ...user,
    cwd: clone.folder,
    env: { ...rest, NO_COLOR: '1' },
  });
  let output = '';
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const webUrl = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [, url] = /Web application +(\S+)[^]*Logs/.exec(output) ?? [];
        if (url) resolve(url);
      });
    }
    void exitCode.then((code) => reject(new Error(`ended with ${code} before it was up:\n${output}`)));
  });
  // Whoever waits for the end alone does not wait for the address.
  webUrl.catch(() => {});
  return {
    webUrl,
    exitCode,
    output: () => output,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await exitCode;
    },
  };
}
