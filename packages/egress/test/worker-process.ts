// `airlock egress` as an operator runs it: a process with a configuration file, a health port and figures.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeTcpPort } from '@airlock-rtc/livekit-local';

const program = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));

export class WorkerProcess implements AsyncDisposable {
  output = '';
  readonly exited: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly metricsUrl: string,
  ) {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.on('data', (bytes: Buffer) => (this.output += bytes.toString()));
    }
    this.exited = once(child, 'exit');
  }

  /** Resolves when it hears requests. */
  static async start(configText: string, parentFolder: string, env = {}): Promise<WorkerProcess> {
    const folder = await mkdtemp(join(parentFolder, 'worker-'));
    const port = (await freeTcpPort())!;
    const config = join(folder, 'egress.yaml');
    await writeFile(config, `${configText}\nprometheus_port: ${port}\n`);
    const child = fork(program, ['egress', '--config', config], {
      execArgv: ['--conditions=@airlock-rtc/source', '--import', 'tsx'],
      env: { ...process.env, ...env, AIRLOCK_STATE_FOLDER: folder },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const worker = new WorkerProcess(child, `http://127.0.0.1:${port}/metrics`);
    const first = await Promise.race([once(child, 'message'), worker.exited]);
    if ((first as unknown[])[0] !== 'ready') throw new Error(`The worker did not start: ${worker.output}`);
    return worker;
  }

  get pid(): number {
    return this.child.pid!;
  }

  get exitCode(): number | null {
    return this.child.exitCode;
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    this.child.kill(signal);
  }

  /** Of livekit_egress_requests. */
  async running(): Promise<number> {
    const text = await (await fetch(this.metricsUrl)).text();
    return Number(/^livekit_egress_requests\{.*\} (\d+)$/m.exec(text)?.[1]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.exited;
  }
}
