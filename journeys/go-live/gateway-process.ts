// The gateway as it is deployed, `airlock gateway` in a process of its own, which can be killed and started again.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeTcpPort } from '@airlock-rtc/livekit-local';

const PROGRAM = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));
const SOURCE = ['--conditions=@airlock-rtc/source', '--import', 'tsx'];
const ADMIN_TOKEN = 'operator-of-the-journeys';

/** An answer, looked into by a test that knows what it asked for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = { status: number; body: any };

export class GatewayProcess implements AsyncDisposable {
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly folder: string,
  ) {}

  /** With a port and a folder, which outlive its process. */
  static async prepare(): Promise<GatewayProcess> {
    return new GatewayProcess((await freeTcpPort())!, await mkdtemp(join(tmpdir(), 'airlock-go-live-')));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#child!.pid!;
  }

  get logFile(): string {
    return join(this.folder, 'gateway.log');
  }

  /** @param environment besides what every gateway of a test has. */
  async start(environment: Record<string, string>): Promise<void> {
    const child = fork(PROGRAM, ['gateway'], {
      execArgv: SOURCE,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        AIRLOCK_FOLDER: this.folder,
        AIRLOCK_PORT: String(this.port),
        AIRLOCK_ADMIN_TOKEN: ADMIN_TOKEN,
        AIRLOCK_WEBHOOK_PRIVATE_TARGETS: 'true',
        AIRLOCK_PRIVATE_DESTINATIONS: 'true',
        // The machine of a test is busy with the test.
        AIRLOCK_BROADCAST_ADMISSION: 'warn',
        ...environment,
      },
    });
    this.#child = child;
    for (const stream of [child.stdout!, child.stderr!])
      stream.pipe(createWriteStream(this.logFile, { flags: 'a' }));
    const gone = once(child, 'exit').then(() => {
      throw new Error(`airlock gateway ended before it listened: see ${this.logFile}`);
    });
    await Promise.race([once(child, 'message'), gone]);
  }

  /** As a crash does: nothing is said to anybody. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  async ask(method: string, path: string, authorization: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }

  async askAdmin(method: string, path: string, body?: object): Promise<Answer> {
    return this.ask(method, `/airlock/v1/admin${path}`, `Bearer ${ADMIN_TOKEN}`, body);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill('SIGTERM');
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
