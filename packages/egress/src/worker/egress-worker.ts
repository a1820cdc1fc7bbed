// The worker that livekit-server dispatches to: claims requests, runs a job for each, drains.
import type { Cluster, Redis } from 'ioredis';
import { BroadcasterSupervisor } from '@airlock-rtc/broadcaster/supervisor';
import { PsrpcClient, PsrpcError, PsrpcServer, RedisBus } from '@airlock-rtc/psrpc';
import type { EgressInfo } from '@livekit/protocol';
import { connectRedis } from '../config/redis-settings.js';
import type { EgressConfig } from '../config/egress-config.js';
import { newRecord, TERMINAL } from '../info/egress-record.js';
import { toNanoseconds } from '../info/nanoseconds.js';
import { planOf, type EgressPlan } from '../request/plan.js';
import { ListActiveEgressResponse, type StartEgressRequest } from '../rpc/messages.js';
import { EgressHandler, EgressInternal, IOInfo } from '../rpc/services.js';
import { EgressJob } from './egress-job.js';
import { JobLeases } from './job-leases.js';
import { Reporter } from './reporter.js';
import { supervisedJob } from './supervised-job.js';

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
  readonly #jobs = new Map<string, EgressJob>();
  readonly #server: PsrpcServer<(typeof EgressInternal)['methods']>;
  readonly #handler: PsrpcServer<(typeof EgressHandler)['methods']>;
  readonly #reports: PsrpcClient<(typeof IOInfo)['methods']>;
  /** Told of each egress that has ended and was reported. */
  onEnded: (info: EgressInfo) => void = () => {};
  #isDraining = false;

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
    supervisor.watch((egressId, report) => this.#jobs.get(egressId)?.follow(report));
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
        stateFolder,
        ...(onWarning ? { onWarning } : {}),
      }));
    const leases = new JobLeases(redis, (words) => onWarning?.(words));
    const worker = new EgressWorker(options, redis, bus, supervisor, leases);
    await worker.#serve();
    return worker;
  }

  get activeIds(): string[] {
    return [...this.#jobs.keys()];
  }

  get nodeId(): string {
    return this.#server.id;
  }

  get isConnected(): boolean {
    return this.redis.status === 'ready';
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Whether one more of the usual size would be taken. */
  get hasRoom(): boolean {
    return !this.#isDraining && this.supervisor.refusalFor('1280x720') === undefined;
  }

  /** Takes nothing more, and resolves when all jobs have ended by themselves. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    while (this.#jobs.size > 0) await Promise.all([...this.#jobs.values()].map(({ ended }) => ended));
  }

  /** Ends all jobs, reports their ends, and leaves Redis. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDraining = true;
    for (const job of this.#jobs.values()) if (!TERMINAL.has(job.info.status)) job.stop();
    await this.drain();
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
      held: () => [...this.#jobs.values()].map(({ info }) => info),
      // Another worker has already said that it failed: whoever listens knows it as ended.
      lost: (egressId) => void this.supervisor.stop(egressId),
      orphaned: (info) => this.#reporter().report(info),
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
    if (this.#isDraining) return -1;
    try {
      this.#admit(this.#plan(request));
      return AFFINITY_OF_OURS;
    } catch {
      return AFFINITY_OF_A_REFUSAL;
    }
  }

  async #start(request: StartEgressRequest): Promise<EgressInfo> {
    const { egressId } = request;
    if (!egressId) throw new PsrpcError('invalid_argument', 'The request has no egress id.');
    if (this.#jobs.has(egressId))
      throw new PsrpcError('already_exists', `The egress ${egressId} runs already.`);
    const plan = this.#plan(request);
    this.#admit(plan);
    const { config } = this.options;
    const record = newRecord(request, plan, toNanoseconds(Date.now()));
    const job = new EgressJob(record, {
      supervisor: this.supervisor,
      reporter: this.#reporter(),
      limits: config.limits,
      allowsPrivateDestinations: config.allowsPrivateDestinations,
    });
    this.#jobs.set(egressId, job);
    try {
      const serving = await this.#serveJob(egressId, job);
      void job.ended.then(async () => {
        this.#jobs.delete(egressId);
        this.onEnded(job.info);
        await this.leases.release(egressId);
        await Promise.all(serving.map((each) => each[Symbol.asyncDispose]()));
      });
      await this.#reports.request('createEgress', record.info, { timeoutMs: CREATE_TIMEOUT_MS });
    } catch (error) {
      this.#jobs.delete(egressId);
      throw error;
    }
    job.start(supervisedJob(request, plan, config));
    await this.leases.hold(record.info);
    return record.info;
  }

  #serveJob(topic: string, job: EgressJob): Promise<AsyncDisposable[]> {
    return Promise.all([
      this.#handler.serve('stopEgress', { topic, handler: async () => job.stop() }),
      this.#handler.serve('updateStream', { topic, handler: async (update) => job.updateStreams(update) }),
    ]);
  }

  #plan(request: StartEgressRequest): EgressPlan {
    return planOf(request, this.options.config, new Date());
  }

  /** @throws PsrpcError `failed_precondition`: the client does not ask again, and reads what is needed and free. */
  #admit({ encoding }: EgressPlan): void {
    const refusal = this.supervisor.refusalFor(`${encoding.width}x${encoding.height}`);
    if (refusal) throw new PsrpcError('failed_precondition', refusal.message);
  }

  #reporter(): Reporter {
    return new Reporter({
      update: (info) => this.#reports.request('updateEgress', info, { timeoutMs: UPDATE_TIMEOUT_MS }),
      onWarning: (words) => this.#warn(words),
    });
  }

  #warn(words: string): void {
    this.options.onWarning?.(words);
  }
}
