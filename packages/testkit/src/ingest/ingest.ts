// An RTMP server for tests: node-media-server in a process of its own, which can be killed and started again.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface IngestOptions {
  /** Refuses every stream key that is not signed. */
  readonly refusesKeys?: boolean;
  /** PEM files; opens rtmps beside rtmp. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export class Ingest implements AsyncDisposable {
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly securePort: number,
    private readonly folder: string,
    private readonly options: IngestOptions,
  ) {}

  static async start(options: IngestOptions = {}): Promise<Ingest> {
    const folder = await mkdtemp(join(tmpdir(), 'airlock-ingest-'));
    const ingest = new Ingest(await freePort(), await freePort(), folder, options);
    await ingest.restart();
    return ingest;
  }

  /** Where to publish, and where to play, the stream of this key. */
  url(key: string): string {
    return `rtmp://127.0.0.1:${this.port}/live/${key}`;
  }

  secureUrl(key: string, host = 'localhost'): string {
    return `rtmps://${host}:${this.securePort}/live/${key}`;
  }

  /** Ends the server as a crash does. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Starts it again on the same port. */
  async restart(): Promise<void> {
    await this.kill();
    const { tls, refusesKeys } = this.options;
    const config = {
      bind: '127.0.0.1',
      rtmp: { port: this.port },
      ...(tls ? { rtmps: { port: this.securePort, ...tls } } : {}),
      store: { path: this.folder },
      auth: { publish: refusesKeys ?? false, play: false, secret: 'only the server knows' },
    };
    const server = fileURLToPath(new URL('./ingest-server.mjs', import.meta.url));
    this.#child = fork(server, [JSON.stringify(config)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await untilListening(this.port);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilListening(port: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await sleep(50);
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`node-media-server does not listen on port ${port}.`);
}
