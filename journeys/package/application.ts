// An application in a folder of its own, installed, built and run by its own programs.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { strangersEnv } from '../../scripts/build/strangers-env.js';

const run = promisify(execFile);

export interface RunningServer extends AsyncDisposable {
  url: string;
  /** All that it has printed so far. */
  printed(): string;
}

export class Application implements AsyncDisposable {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Copies a fixture; the `@airlock-rtc` scope comes from this registry, everything else from the machine's own. */
  static async from(fixture: 'jest' | 'vite', registryUrl: string): Promise<Application> {
    const application = await Application.copyOf(join(import.meta.dirname, 'fixtures', fixture));
    await writeFile(join(application.folder, '.npmrc'), `@airlock-rtc:registry=${registryUrl}\n`);
    return application;
  }

  static async copyOf(source: string): Promise<Application> {
    const folder = await mkdtemp(join(tmpdir(), `airlock-${basename(source)}-`));
    await cp(source, folder, { recursive: true });
    return new Application(folder);
  }

  /** Runs a program to its end and gives what it printed. */
  async run(program: string, ...args: string[]): Promise<string> {
    return this.runWith({}, program, ...args);
  }

  async runWith(extraEnv: NodeJS.ProcessEnv, program: string, ...args: string[]): Promise<string> {
    try {
      const { stdout } = await run(program, args, {
        ...{ cwd: this.folder, maxBuffer: 64 * 2 ** 20 },
        env: { ...strangersEnv, NEXT_TELEMETRY_DISABLED: '1', ...extraEnv },
      });
      return stdout;
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error });
    }
  }

  /** Runs a program of a dependency, such as `vite/bin/vite.js`. */
  runInstalled(program: string, ...args: string[]): Promise<string> {
    return this.run(process.execPath, join('node_modules', program), ...args);
  }

  /** Starts a server of a dependency and gives the first address that it prints. */
  serve(program: string, ...args: string[]): Promise<RunningServer> {
    return this.start([process.execPath, join('node_modules', program), ...args]);
  }

  /** Starts a server and gives the first address that it prints. */
  async start(
    [program, ...args]: [string, ...string[]],
    extraEnv: NodeJS.ProcessEnv = {},
  ): Promise<RunningServer> {
    const child = spawn(program, args, {
      ...{
        cwd: this.folder,
        env: { ...strangersEnv, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...extraEnv },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exit = once(child, 'exit');
    let printed = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (text: string) => {
        const found = /http:\/\/[\w.]+:\d+/.exec((printed += text));
        if (found) resolve(found[0]);
      };
      child.stdout.setEncoding('utf8').on('data', read);
      child.stderr.setEncoding('utf8').on('data', read);
      void exit.then(() =>
        reject(new Error(`${program} ${args.join(' ')} ended before it served:\n${printed}`)),
      );
    });
    return {
      url,
      printed: () => printed,
      [Symbol.asyncDispose]: async () => {
        child.kill();
        await exit;
      },
    };
  }

  async readManifest(packageName: string): Promise<{ name: string; version: string }> {
    const text = await readFile(join(this.folder, 'node_modules', packageName, 'package.json'), 'utf8');
    return JSON.parse(text) as { name: string; version: string };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
