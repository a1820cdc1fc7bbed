// An empty project in a folder of its own, which installs packages from a registry and runs programs that use them.
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { startProgram, type RunningProgram } from './running-program.js';
import { strangersEnv } from './strangers-env.js';

const run = promisify(execFile);
const typescript = createRequire(import.meta.url).resolve('typescript/bin/tsc');
export class Consumer implements AsyncDisposable {
  readonly folder: string;
  readonly #command: readonly string[];
  readonly #env: NodeJS.ProcessEnv;

  private constructor(folder: string, command: readonly string[], env: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.#command = command;
    this.#env = env;
  }

  /** @param command the command line to use; else the one that is installed here */
  static async create(
    command: readonly string[] = [join('node_modules', '.bin', 'airlock')],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Consumer> {
    const folder = await mkdtemp(join(tmpdir(), 'airlock-consumer-'));
    await writeFile(
      join(folder, 'package.json'),
      '{ "name": "consumer", "private": true, "type": "module" }\n',
    );
    return new Consumer(folder, command, env);
  }

  async install(registryUrl: string, ...packages: string[]): Promise<void> {
    await this.run('npm', 'install', '--registry', registryUrl, '--no-audit', '--no-fund', ...packages);
  }

  /** Type-checks a TypeScript program as Node resolves modules, then runs it, and gives what it printed. */
  async compileAndRun(program: string): Promise<string> {
    await copyFile(program, join(this.folder, 'use.ts'));
    const options = ['--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,esnext.disposable,dom'];
    await this.run(
      process.execPath,
      typescript,
      'use.ts',
      '--strict',
      '--skipLibCheck',
      '--types',
      'node',
      ...options,
    );
    return this.run(process.execPath, 'use.js');
  }

  airlock(...args: string[]): Promise<string> {
    const [program, ...first] = this.#command as [string, ...string[]];
    return this.run(program, ...first, ...args);
  }

  /** Starts a command that runs until it is stopped. */
  start(...args: string[]): RunningProgram {
    const command = [...this.#command, ...args] as [string, ...string[]];
    const env = { ...strangersEnv, NO_COLOR: '1', ...this.#env };
    return startProgram(command, { cwd: this.folder, env });
  }

  /** Writes an application of Spaces, and migrates it. */
  async expectMigrates(to: 'adapter' | 'livekit'): Promise<void> {
    const manifest = join(this.folder, 'package.json');
    const before = JSON.parse(await readFile(manifest, 'utf8')) as { dependencies?: Record<string, string> };
    before.dependencies = { ...before.dependencies, '@mux/spaces-web': '^1.2.0' };
    await writeFile(manifest, JSON.stringify(before, null, 2));
    await writeFile(
      join(this.folder, 'call.ts'),
      `import { Space } from '@mux/spaces-web';\nexport const enter = (jwt: string) => new Space(jwt).join();\n`,
    );
    const said = await this.airlock('migrate', '--to', to, '--url', 'wss://livekit.example', '--allow-dirty');
    expect(said).toMatch(/Now run npm i$/m);
    expect(await readFile(join(this.folder, 'call.ts'), 'utf8')).toContain('wss://livekit.example');
    expect(await readFile(manifest, 'utf8')).toContain('file:./airlock-packages/airlock-rtc-');
  }

  /** Runs a program to its end and gives what it printed. */
  async run(program: string, ...args: string[]): Promise<string> {
    try {
      const { stdout } = await run(program, args, {
        cwd: this.folder,
        env: { ...strangersEnv, ...this.#env },
        maxBuffer: 2 ** 26,
        timeout: 300_000,
      });
      return stdout;
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`, { cause: error });
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
