// Supervises the broadcasts of one machine: a process for each, started again once, and no more than fit.
import { join } from 'node:path';
import {
  BroadcastRefused,
  type BroadcastCapacity,
  type Broadcaster,
  type BroadcastReport,
  type Resources,
} from '@airlock-rtc/contract';
import type { BroadcastChange } from '../broadcast/broadcast-change.js';
import type { BroadcastStats } from '../broadcast/broadcast-stats.js';
import type { HardwareChoice } from '../encoding/encoding-settings.js';
import { WarmProcess } from '../process/warm-process.js';
import { freeForMore, refusalFor } from './admission.js';
import { BroadcastRun } from './broadcast-run.js';
import { CostBook } from './cost-book.js';
import {
  forkWith,
  type ForkBroadcaster,
  type LiveKitAccess,
  type SupervisedJob,
} from './fork-broadcaster.js';
import { watchMachine, type Machine } from './machine.js';
import { Usage } from './usage.js';
import { workloadOf, type Workload, type WorkloadOptions } from './workload.js';

export interface SupervisorOptions {
  readonly livekit: LiveKitAccess;
  /** Keeps what broadcasts have cost here. */
  readonly stateFolder: string;
  /** `warn` starts what does not fit and says so: for a developer's machine. Default `enforce`. */
  readonly admission?: 'enforce' | 'warn';
  readonly onWarning?: (words: string) => void;
  /** Of jobs that do not say it: `off` by default. */
  readonly hardware?: HardwareChoice;
  readonly machine?: Machine;
  readonly fork?: ForkBroadcaster;
  /** Keeps a process loaded for the next broadcast, which is then on the air sooner; it takes about 100 MiB. */
  readonly keepsWarm?: boolean;
}

/** `start` waits this long for the first frame on the air, so that it can say no. */
const START_PATIENCE_MS = 8000;
const MAX_ENDED = 1000;

interface Running {
  readonly run: BroadcastRun;
  readonly usage: Usage;
}

export class BroadcasterSupervisor implements Broadcaster, AsyncDisposable {
  readonly #running = new Map<string, Running>();
  /** The last word about those that have ended: without it they would be started again. */
  readonly #ended = new Map<string, BroadcastReport>();
  readonly #listeners = new Set<(broadcastId: string, report: BroadcastReport) => void>();
  readonly #statsListeners = new Set<(broadcastId: string, stats: BroadcastStats) => void>();
  readonly #machine: Machine;
  readonly #fork: ForkBroadcaster;
  readonly #warm: WarmProcess | undefined;

  private constructor(
    private readonly options: SupervisorOptions,
    private readonly book: CostBook,
  ) {
    this.#machine = options.machine ?? watchMachine();
    this.#warm = options.keepsWarm ? new WarmProcess() : undefined;
    this.#fork = options.fork ?? forkWith(options.livekit, { warm: this.#warm });
  }

  static async open(options: SupervisorOptions): Promise<BroadcasterSupervisor> {
    const book = await CostBook.open(join(options.stateFolder, 'broadcast-costs.json'));
    return new BroadcasterSupervisor(options, book);
  }

  /** @throws BroadcastRefused `no_capacity`, `destination_refused`, or `unavailable` with what the process met. */
  async start(job: SupervisedJob): Promise<void> {
    const { broadcastId } = job;
    if (this.#running.has(broadcastId)) return;
    this.#admit(job);
    const cause = await this.#begin(this.#withDefaults(job)).untilOnAir(START_PATIENCE_MS);
    if (!cause) return;
    const isDestination = cause.code.startsWith('destination_') || cause.code === 'invalid_destination';
    throw new BroadcastRefused(isDestination ? 'destination_refused' : 'unavailable', cause.message);
  }

  /**
   * Changes layout or destinations on the air; reports tell what becomes of them.
   * @throws BroadcasterError `invalid_options` or `invalid_destination`: nothing is changed.
   * @returns false for one that does not run.
   */
  change(broadcastId: string, change: BroadcastChange): boolean {
    const running = this.#running.get(broadcastId);
    running?.run.change(change);
    return running !== undefined;
  }

  extendLease(broadcastId: string, untilMs: number): void {
    this.#running.get(broadcastId)?.run.extendLease(untilMs);
  }

  async stop(broadcastId: string): Promise<void> {
    await this.#running.get(broadcastId)?.run.stop();
  }

  async state(broadcastId: string): Promise<BroadcastReport | undefined> {
    return this.#running.get(broadcastId)?.run.report ?? this.#ended.get(broadcastId);
  }

  watch(listener: (broadcastId: string, report: BroadcastReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls the listener once a second for each broadcast, until the returned function is called. */
  watchStats(listener: (broadcastId: string, stats: BroadcastStats) => void): () => void {
    this.#statsListeners.add(listener);
    return () => this.#statsListeners.delete(listener);
  }

  async capacity(): Promise<BroadcastCapacity> {
    const free = freeForMore(this.#machine.free(), this.#expectations());
    return { running: this.#running.size, free, costs: this.book.costs(this.options.hardware) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#machine[Symbol.dispose]();
    this.#warm?.[Symbol.dispose]();
    await Promise.all([...this.#running.values()].map(({ run }) => run.stop()));
  }

  /** What this machine says to one more broadcast like this; `undefined` when it fits. */
  refusalFor(job: WorkloadOptions): BroadcastRefused | undefined {
    const workload = workloadOf(this.#withDefaults(job));
    const free = freeForMore(this.#machine.free(), this.#expectations());
    return refusalFor(workload, this.book.cost(workload), free);
  }

  #withDefaults<Job extends WorkloadOptions>(job: Job): Job {
    return { ...job, hardware: job.hardware ?? this.options.hardware };
  }

  #admit(job: SupervisedJob): void {
    const refusal = this.refusalFor(job);
    if (!refusal) return;
    if (this.options.admission !== 'warn') throw refusal;
    this.options.onWarning?.(refusal.message);
  }

  #expectations(): { expected: Resources; used: Resources | undefined }[] {
    return [...this.#running.values()].map(({ run, usage }) => ({
      expected: this.book.cost(workloadOf(run.job)),
      used: usage.now,
    }));
  }

  #begin(job: SupervisedJob): BroadcastRun {
    const { broadcastId } = job;
    const run = new BroadcastRun(job, this.#fork);
    const usage = new Usage(job.framesPerSecond);
    this.#ended.delete(broadcastId);
    this.#running.set(broadcastId, { run, usage });
    run.on('report', (report) => this.#notify(broadcastId, report));
    run.on('warning', ({ message }) => this.options.onWarning?.(`Broadcast ${broadcastId}: ${message}`));
    run.on('stats', (second) => {
      const isNewPeak = usage.add(second);
      if (isNewPeak) this.#record(workloadOf(run.job), usage);
      for (const listener of this.#statsListeners) listener(broadcastId, second);
    });
    void run.ended.then(() => {
      this.#running.delete(broadcastId);
      this.#recordEnd(broadcastId, run.report);
    });
    return run;
  }

  #notify(broadcastId: string, report: BroadcastReport): void {
    for (const listener of this.#listeners) listener(broadcastId, report);
  }

  #record(workload: Workload, { peak, hasEnough }: Usage): void {
    if (!peak) return;
    this.book.record(workload, peak, hasEnough).catch((error: unknown) => {
      this.options.onWarning?.(`What a broadcast costs could not be kept: ${String(error)}`);
    });
  }

  #recordEnd(broadcastId: string, report: BroadcastReport): void {
    this.#ended.set(broadcastId, report);
    const oldest = this.#ended.keys().next();
    if (this.#ended.size > MAX_ENDED && !oldest.done) this.#ended.delete(oldest.value);
  }
}
