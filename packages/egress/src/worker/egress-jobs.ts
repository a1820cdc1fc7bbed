// The egresses that run here: planned, admitted, begun, drained. Who asks for them, and who keeps what is told, is not its matter.
import type { BroadcasterSupervisor } from '@airlock-rtc/broadcaster/supervisor';
import { PsrpcError } from '@airlock-rtc/psrpc';
import type { EgressInfo } from '@livekit/protocol';
import type { SessionLimits } from '../config/egress-config.js';
import { newRecord } from '../info/egress-record.js';
import { toNanoseconds } from '../info/nanoseconds.js';
import type { OutputRules } from '../request/outputs.js';
import { planOf, type EgressPlan, type PlanRules } from '../request/plan.js';
import type { StartEgressRequest } from '../rpc/messages.js';
import { EgressJob } from './egress-job.js';
import { Reporter } from './reporter.js';
import { supervisedJob } from './supervised-job.js';

export interface JobRules extends OutputRules, PlanRules {
  readonly limits: SessionLimits;
}

export interface EgressJobsDeps {
  readonly supervisor: BroadcasterSupervisor;
  readonly rules: JobRules;
  /** Keeps the news of an egress; asked again while it fails. */
  readonly store: (info: EgressInfo) => Promise<unknown>;
  readonly onWarning: (words: string) => void;
  /** Whether what does not fit this machine is refused; default true. */
  readonly isAdmissionEnforced?: boolean;
}

export class EgressJobs implements AsyncDisposable {
  readonly #jobs = new Map<string, EgressJob>();
  /** Told of each egress that has ended and was reported. */
  onEnded: (info: EgressInfo) => void = () => {};
  #isDraining = false;
  readonly #unwatch: () => void;

  constructor(private readonly deps: EgressJobsDeps) {
    this.#unwatch = deps.supervisor.watch((egressId, report) => this.#jobs.get(egressId)?.follow(report));
  }

  get activeIds(): string[] {
    return [...this.#jobs.keys()];
  }

  get infos(): EgressInfo[] {
    return [...this.#jobs.values()].map(({ info }) => info);
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  get(egressId: string): EgressJob | undefined {
    return this.#jobs.get(egressId);
  }

  /** Why a request would not be taken. */
  refusalOf(request: StartEgressRequest): PsrpcError | undefined {
    try {
      this.#admit(this.#plan(request));
      return undefined;
    } catch (error) {
      if (error instanceof PsrpcError) return error;
      throw error;
    }
  }

  /**
   * Begins once `created` has resolved; nothing runs when it fails.
   * @throws PsrpcError in words for whoever sent the request.
   */
  async start(
    request: StartEgressRequest,
    created: (job: EgressJob) => Promise<unknown>,
  ): Promise<EgressInfo> {
    const { egressId } = request;
    if (!egressId) throw new PsrpcError('invalid_argument', 'The request has no egress id.');
    if (this.#isDraining) throw new PsrpcError('unavailable', 'This worker is shutting down.');
    if (this.#jobs.has(egressId)) {
      throw new PsrpcError('already_exists', `The egress ${egressId} runs already.`);
    }
    const plan = this.#plan(request);
    this.#admit(plan);
    const { supervisor, rules } = this.deps;
    // May refuse: nobody shall have been told of an egress that cannot begin.
    const supervised = supervisedJob(request, plan, rules);
    const record = newRecord(request, plan, toNanoseconds(Date.now()));
    const job = new EgressJob(record, {
      ...{ supervisor, reporter: this.#reporter(), limits: rules.limits },
      onWarning: this.deps.onWarning,
      allowsPrivateDestinations: rules.allowsPrivateDestinations,
    });
    this.#jobs.set(egressId, job);
    void job.ended.then(() => {
      this.#jobs.delete(egressId);
      this.onEnded(job.info);
    });
    try {
      await created(job);
    } catch (error) {
      this.#jobs.delete(egressId);
      throw error;
    }
    job.start(supervised);
    return record.info;
  }

  /** Of an egress that is not, or no more, run here. */
  report(info: EgressInfo): void {
    this.#reporter().report(info);
  }

  /** Takes nothing more, and resolves when all jobs have ended by themselves. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    while (this.#jobs.size > 0) await Promise.all([...this.#jobs.values()].map(({ ended }) => ended));
  }

  /** Ends all jobs, and reports their ends. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDraining = true;
    for (const job of this.#jobs.values()) job.endNow();
    await this.drain();
    this.#unwatch();
  }

  #plan(request: StartEgressRequest): EgressPlan {
    return planOf(request, this.deps.rules, new Date());
  }

  /** @throws PsrpcError `failed_precondition`: the client does not ask again, and reads what is needed and free. */
  #admit({ encoding: { width, height, framesPerSecond }, only }: EgressPlan): void {
    if (this.deps.isAdmissionEnforced === false) return;
    const refusal = this.deps.supervisor.refusalFor({
      resolution: `${width}x${height}`,
      framesPerSecond,
      only,
    });
    if (refusal) throw new PsrpcError('failed_precondition', refusal.message);
  }

  #reporter(): Reporter {
    return new Reporter({ update: this.deps.store, onWarning: this.deps.onWarning });
  }
}
