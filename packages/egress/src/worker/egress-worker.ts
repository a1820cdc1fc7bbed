// The worker that livekit-server dispatches to: claims requests, runs a job for each, drains.
import type { Cluster, Redis } from 'ioredis';
import { BroadcasterSupervisor } from '@airlock-rtc/broadcaster/supervisor';
import { PsrpcClient, PsrpcServer, RedisBus, withRetries } from '@airlock-rtc/psrpc';
import type { EgressInfo } from '@livekit/protocol';
import { connectRedis } from '../config/redis-settings.js';
import type { EgressConfig } from '../config/egress-config.js';
import { ListActiveEgressResponse, type StartEgressRequest } from '../rpc/messages.js';
import { EgressHandler, EgressInternal, IOInfo } from '../rpc/services.js';
import type { EgressJob } from './egress-job.js';
import { EgressJobs } from './egress-jobs.js';
import { JobLeases } from './job-leases.js';

export interface EgressWorkerOptions {
  readonly config: EgressConfig;
  /** Keeps what jobs have cost on this machine. */
  readonly stateFolder: string;
  readonly onWarning?: (words: string) => void;
  /** Default: one over this machine. */
  readonly supervisor?: BroadcasterSupervisor;
}

/** Chosen before an idle original (0.5). */
const AFFINITY_OF_OURS = 1;
/** The last resort: it refuses, in words, what nobody else takes. */
const AFFINITY_OF_A_REFUSAL = 0.01;
/** The original's timeouts for its reports. */
const CREATE_TIMEOUT_MS = 15_000;
const UPDATE_TIMEOUT_MS = 30_000;

export class EgressWorker implements AsyncDisposable {
  readonly #jobs: EgressJobs;
  readonly #server: PsrpcServer<(typeof EgressInternal)['methods']>;
  readonly #handler: PsrpcServer<(typeof EgressHandler)['methods']>;
  readonly #reports: PsrpcClient<(typeof IOInfo)['methods']>;
  private constructor(
    private readonly options: EgressWorkerOptions,
    private readonly redis: Redis | Cluster,
    private readonly bus: RedisBus,
    private readonly supervisor: BroadcasterSupervisor,
    private readonly leases: JobLeases,
  ) {
    const onError = (error: unknown) => this.#warn(String(error));
    this.#server = new PsrpcServer(EgressInternal, bus, { onError });
    this.#handler = new PsrpcServer(EgressHandler, bus, { onError });
    this.#reports = new PsrpcClient(IOInfo, bus);
    this.#jobs = new EgressJobs({
      ...{ supervisor, rules: options.config },
      isAdmissionEnforced: options.config.admission === 'enforce',
      store: (info) => this.#reports.request('updateEgress', info, { timeoutMs: UPDATE_TIMEOUT_MS }),
      onWarning: (words) => this.#warn(words),
    });
  }

  /** Resolves when requests are heard. @throws EgressError `redis_unreachable`. */
  static async start(options: EgressWorkerOptions): Promise<EgressWorker> {
    const { config, stateFolder, onWarning } = options;
    const redis = connectRedis(config.redis);
    redis.on('error', (error: Error) => onWarning?.(`Redis: ${error.message}`));
    const bus = new RedisBus(redis);
    const supervisor =
      options.supervisor ??
      (await BroadcasterSupervisor.open({
        livekit: { url: config.wsUrl, apiKey: config.apiKey, apiSecret: config.apiSecret },
        ...{
          stateFolder,
          admission: config.admission,
          keepsWarm: config.keepsWarm,
          hardware: config.hardware,
        },
        ...(onWarning ? { onWarning } : {}),
      }));
    const leases = new JobLeases(redis, (words) => onWarning?.(words));
    const worker = new EgressWorker(options, redis, bus, supervisor, leases);
    await worker.#serve();
    return worker;
  }

  get activeIds(): string[] {
    return this.#jobs.activeIds;
  }

  /** Calls the listener for each egress that has ended and was reported. */
  set onEnded(listener: (info: EgressInfo) => void) {
    this.#jobs.onEnded = listener;
  }

  get nodeId(): string {
    return this.#server.id;
  }

  get isConnected(): boolean {
    return this.redis.status === 'ready';
  }

  get isDraining(): boolean {
    return this.#jobs.isDraining;
  }

  /** Whether one more of the usual size would be taken. */
  get hasRoom(): boolean {
    return !this.isDraining && this.supervisor.refusalFor({ resolution: '1280x720' }) === undefined;
  }

  /** Takes nothing more, and resolves when all jobs have ended by themselves. */
  drain(): Promise<void> {
    return this.#jobs.drain();
  }

  /** Ends all jobs, reports their ends, and leaves Redis. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#jobs[Symbol.asyncDispose]();
    await this.leases[Symbol.asyncDispose]();
    await Promise.all([
      this.#server[Symbol.asyncDispose](),
      this.#handler[Symbol.asyncDispose](),
      this.#reports[Symbol.asyncDispose](),
      this.supervisor[Symbol.asyncDispose](),
    ]);
    await this.bus[Symbol.asyncDispose]();
    this.redis.disconnect();
  }

  async #serve(): Promise<void> {
    const { clusterId: topic } = this.options.config;
    this.leases.start({
      held: () => this.#jobs.infos,
      // Another worker has already said that it failed: whoever listens knows it as ended.
      lost: (egressId) => void this.#jobs.get(egressId)?.giveWay(),
      forgotten: (info) => void this.#tellAgain(info),
      orphaned: (info) => this.#jobs.report(info),
    });
    await this.#server.serve('startEgress', {
      topic,
      affinity: (request) => this.#affinity(request),
      handler: (request) => this.#start(request),
    });
    await this.#server.serve('listActiveEgress', {
      topic,
      handler: async () => new ListActiveEgressResponse({ egressIds: this.activeIds }),
    });
  }

  #affinity(request: StartEgressRequest): number {
    if (this.isDraining) return -1;
    return this.#jobs.refusalOf(request) ? AFFINITY_OF_A_REFUSAL : AFFINITY_OF_OURS;
  }

  async #start(request: StartEgressRequest): Promise<EgressInfo> {
    const { egressId } = request;
    let serving: AsyncDisposable[] = [];
    const info = await this.#jobs.start(request, async (job) => {
      serving = await this.#serveJob(egressId, job);
      void job.ended.then(async () => {
        await this.leases.release(egressId);
        await Promise.all(serving.map((each) => each[Symbol.asyncDispose]()));
      });
      await this.#reports.request('createEgress', job.info, { timeoutMs: CREATE_TIMEOUT_MS });
    });
    await this.leases.hold(info);
    return info;
  }

  #serveJob(topic: string, job: EgressJob): Promise<AsyncDisposable[]> {
    return Promise.all([
      this.#handler.serve('stopEgress', { topic, handler: async () => job.stop() }),
      this.#handler.serve('updateStream', { topic, handler: async (update) => job.updateStreams(update) }),
    ]);
  }

  /**
   * livekit-server 1.13 keeps its list of egresses in Redis alone: after a loss nobody could find or stop this one, and
   * a second one would be started beside it. It takes for new only what it does not know.
   */
  async #tellAgain({ egressId }: EgressInfo): Promise<void> {
    const create = async () => {
      const info = this.#jobs.get(egressId)?.info;
      if (info) await this.#reports.request('createEgress', info, { timeoutMs: CREATE_TIMEOUT_MS });
    };
    await withRetries(create, { attempts: 5, delayMs: (failed) => 250 * 2 ** failed }).then(
      () => this.#warn(`Redis had lost the egress ${egressId}: livekit-server was told of it again.`),
      (error: unknown) => this.#warn(`Failed to tell livekit-server of ${egressId} again: ${String(error)}`),
    );
  }

  #warn(words: string): void {
    this.options.onWarning?.(words);
  }
}
