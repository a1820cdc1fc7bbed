// An RTMP server in a process of its own, which can be killed and started again, and which asks who may publish.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface IngestOptions {
  /** On loopback, as every port; any free one by default. */
  readonly port?: number;
  /** For watching by HTTP-FLV; any free one by default. */
  readonly httpPort?: number;
  /**
   * Asked when somebody begins to publish, and every few seconds while they do. By default everybody may. When it
   * throws, nobody is let in, and nobody is turned out.
   */
  readonly mayPublish?: (streamKey: string) => boolean | Promise<boolean>;
  /** Called when the process ends without having been asked to. */
  readonly onDied?: () => void;
  /** Paths of PEM files; opens rtmps beside rtmp. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

interface Question {
  readonly ask: number;
  readonly streamKey: string;
}
type Message = 'listening' | Question;

export class Ingest implements AsyncDisposable {
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly httpPort: number,
    readonly securePort: number,
    /** node-media-server wants a place for its history; nobody reads it. */
    private readonly folder: string,
    private readonly options: IngestOptions,
  ) {}

  /** Resolves when it listens. @throws when a port is taken. */
  static async start(options: IngestOptions = {}): Promise<Ingest> {
    const port = options.port ?? (await freePort());
    const httpPort = options.httpPort ?? (await freePort());
    const folder = await mkdtemp(join(tmpdir(), 'airlock-ingest-'));
    const ingest = new Ingest(port, httpPort, await freePort(), folder, options);
    try {
      await ingest.restart();
      return ingest;
    } catch (error) {
      await ingest[Symbol.asyncDispose]();
      throw error;
    }
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** `rtmp://host:port/app`, to which a slash and a stream key are added. */
  get rtmpUrl(): string {
    return `rtmp://127.0.0.1:${this.port}/live`;
  }

  /** `http://host:port/app`, to which a slash, a stream key and `.flv` are added: 404 while nothing is published. */
  get flvUrl(): string {
    return `http://127.0.0.1:${this.httpPort}/live`;
  }

  /** Where to publish, and where to play, the stream of this key. */
  url(key: string): string {
    return `${this.rtmpUrl}/${key}`;
  }

  secureUrl(key: string, host = 'localhost'): string {
    return `rtmps://${host}:${this.securePort}/live/${key}`;
  }

  /** Ends the server as a crash does. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || hasEnded(child)) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Starts it again on the same ports. @throws when another program has taken one. */
  async restart(): Promise<void> {
    await this.kill();
    const child = this.#fork();
    this.#child = child;
    const isListening = await new Promise<boolean>((resolve) => {
      child.once('exit', () => resolve(false)).once('error', () => resolve(false));
      child.on('message', (message: Message) => {
        if (message === 'listening') resolve(true);
        else void this.#answer(child, message);
      });
    });
    if (!isListening) {
      const ports = `${this.port} and ${this.httpPort}`;
      throw new Error(
        `node-media-server cannot listen on the ports ${ports}: see who has them, or take others.`,
      );
    }
    child.once('exit', () => {
      if (this.#child === child) this.options.onDied?.();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  #fork(): ChildProcess {
    const { tls } = this.options;
    const config = {
      bind: '127.0.0.1',
      rtmp: { port: this.port },
      http: { port: this.httpPort },
      ...(tls ? { rtmps: { port: this.securePort, ...tls } } : {}),
      webadmin: { enable: false },
      store: { path: this.folder },
    };
    const server = fileURLToPath(new URL('../../server/ingest-server.mjs', import.meta.url));
    return fork(server, [JSON.stringify(config)], {
      execArgv: [],
      // Its log names the streams, and so their keys.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }

  async #answer(child: ChildProcess, { ask, streamKey }: Question): Promise<void> {
    const { mayPublish = () => true } = this.options;
    let isAllowed: boolean | 'unknown' = 'unknown';
    try {
      isAllowed = await mayPublish(streamKey);
    } catch {
      // The server lets nobody in whom nobody vouches for.
    }
    if (child.connected) child.send({ ask, isAllowed }, () => {});
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
