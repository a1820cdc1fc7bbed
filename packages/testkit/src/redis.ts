// startRedis(): a real redis-server on a free loopback port, which a test can stop, start again and freeze.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freeTcpPort } from '@airlock-rtc/livekit-local';

export class TestRedis implements AsyncDisposable {
  readonly port: number;
  #process: ChildProcess | undefined;

  constructor(port: number) {
    this.port = port;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `redis://${this.address}`;
  }

  /** Settles when it accepts connections. It keeps nothing on disk: a restart loses everything. */
  async start(): Promise<void> {
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    this.#process = child;
    await new Promise<void>((resolve, reject) => {
      child.once('error', (cause) =>
        reject(new Error('redis-server cannot be run: `apt-get install redis-server`.', { cause })),
      );
      child.once('exit', (code) =>
        reject(new Error(`redis-server ended with ${code} on port ${this.port}.`)),
      );
      createInterface({ input: child.stdout! }).on('line', (line) => {
        if (line.includes('Ready to accept connections')) resolve();
      });
    });
  }

  /** As a power cut: no connection is closed in good order, nothing is kept. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}

export async function startRedis(): Promise<TestRedis> {
  const redis = new TestRedis((await freeTcpPort())!);
  await redis.start();
  return redis;
}
