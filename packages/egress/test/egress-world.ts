// A real livekit-server on a real Redis, workers of ours, and LiveKit's own client.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BroadcasterSupervisor, forkWith } from '@airlock-rtc/broadcaster/supervisor';
import { Ingest, startRedis, startWorld, type TestRedis, type World } from '@airlock-rtc/testkit';
import { EgressStatus, type EgressInfo } from '@livekit/protocol';
import { EgressClient, WebhookReceiver, type WebhookEvent } from 'livekit-server-sdk';
import { readEgressConfig } from '../src/config/egress-config.js';
import { EgressWorker } from '../src/worker/egress-worker.js';

const execArgv = ['--conditions=@airlock-rtc/source', '--import', 'tsx'];

export class EgressWorld implements AsyncDisposable {
  readonly client: EgressClient;
  /** Verified by LiveKit's receiver. */
  readonly webhooks: WebhookEvent[] = [];
  readonly warnings: string[] = [];
  #opened: AsyncDisposable[] = [];

  private constructor(
    readonly redis: TestRedis,
    readonly world: World,
    readonly ingest: Ingest,
    readonly folder: string,
    private readonly hooks: Server,
  ) {
    const { httpUrl, apiKey, apiSecret } = world.livekit;
    this.client = new EgressClient(httpUrl, apiKey, apiSecret);
    const receiver = new WebhookReceiver(apiKey, apiSecret);
    hooks.on('request', (request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        response.end();
        receiver.receive(body, request.headers.authorization).then(
          (event) => this.webhooks.push(event),
          (error: unknown) => this.warnings.push(`webhook: ${String(error)}`),
        );
      });
    });
  }

  static async start(): Promise<EgressWorld> {
    const hooks = createServer().listen(0, '127.0.0.1');
    await once(hooks, 'listening');
    const redis = await startRedis();
    const { port } = hooks.address() as { port: number };
    const [world, ingest, folder] = await Promise.all([
      startWorld({
        livekit: {
          config: { redis: { address: redis.address } },
          webhookUrls: [`http://127.0.0.1:${port}/hooks`],
        },
      }),
      Ingest.start(),
      mkdtemp(join(tmpdir(), 'airlock-egress-')),
    ]);
    return new EgressWorld(redis, world, ingest, folder, hooks);
  }

  /** The configuration file of a worker of this world. */
  configText(more = ''): string {
    const { url, apiKey, apiSecret } = this.world.livekit;
    return `
api_key: ${apiKey}
api_secret: ${apiSecret}
ws_url: ${url}
redis: { address: '${this.redis.address}' }
${more}`;
  }

  /** @param freeCores of the machine that it believes to be on: that of a test is busy with its cameras. */
  async startWorker({ more = '', freeCores = 64 } = {}): Promise<EgressWorker> {
    const config = readEgressConfig(this.configText(more));
    const onWarning = (words: string) => void this.warnings.push(words);
    const livekit = { url: config.wsUrl, apiKey: config.apiKey, apiSecret: config.apiSecret };
    const supervisor = await BroadcasterSupervisor.open({
      livekit,
      stateFolder: this.folder,
      onWarning,
      machine: { free: () => ({ cores: freeCores, memoryMib: 64_000 }), [Symbol.dispose]: () => {} },
      fork: forkWith(livekit, { execArgv }),
    });
    const worker = await EgressWorker.start({ config, stateFolder: this.folder, onWarning, supervisor });
    this.#opened.push(worker);
    return worker;
  }

  async info(egressId: string): Promise<EgressInfo> {
    const [info] = await this.client.listEgress({ egressId });
    if (!info) throw new Error(`livekit-server does not know ${egressId}.`);
    return info;
  }

  /** Asks livekit-server until the egress has that status. */
  async until(egressId: string, status: EgressStatus): Promise<EgressInfo> {
    for (;;) {
      const info = await this.info(egressId);
      if (info.status === status) return info;
      if (info.status > EgressStatus.EGRESS_ENDING) {
        throw new Error(`It is ${EgressStatus[info.status]}: ${info.error} ${this.warnings.join('\n')}`);
      }
    }
  }

  /** Names of the events about an egress, in order. */
  eventsOf(egressId: string): string[] {
    return this.webhooks
      .filter(({ egressInfo }) => egressInfo?.egressId === egressId)
      .map(({ event }) => event);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of this.#opened.splice(0).reverse()) await each[Symbol.asyncDispose]();
    await this.world[Symbol.asyncDispose]();
    await this.ingest[Symbol.asyncDispose]();
    await this.redis[Symbol.asyncDispose]();
    this.hooks.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
