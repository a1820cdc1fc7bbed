// The broadcaster of one machine: a process for each broadcast, started again once, and no more than fit.
import { join } from 'node:path';
import {
  BroadcastRefused,
  type BroadcastCapacity,
  type Broadcaster,
  type BroadcastJob,
  type BroadcastReport,
  type Resources,
} from '@airlock-rtc/gateway';
import { freeForMore, refusalFor } from './admission.js';
import { BroadcastRun } from './broadcast-run.js';
import { forkWith, type ForkBroadcaster, type LiveKitAccess } from './broadcaster-child.js';
import { CostBook } from './cost-book.js';
import { watchMachine, type Machine } from './machine.js';
import { Usage } from './usage.js';

export interface ProcessBroadcasterOptions {
  readonly livekit: LiveKitAccess;
  /** Keeps what broadcasts have cost here. */
  readonly stateFolder: string;
  /** `warn` starts what does not fit and says so: for a developer's machine. Default `enforce`. */
  readonly admission?: 'enforce' | 'warn';
  readonly onWarning?: (words: string) => void;
  readonly machine?: Machine;
  readonly fork?: ForkBroadcaster;
}

/** `start` waits this long for the first picture on the air, so that it can say no. */
const START_PATIENCE_MS = 8000;
const MAX_REMEMBERED = 1000;

interface Running {
  readonly run: BroadcastRun;
  readonly usage: Usage;
}

export class ProcessBroadcaster implements Broadcaster, AsyncDisposable {
  readonly #running = new Map<string, Running>();
  /** The last word about those that have ended: without it they would be started again. */
  readonly #ended = new Map<string, BroadcastReport>();
  readonly #listeners = new Set<(broadcastId: string, report: BroadcastReport) => void>();
  readonly #machine: Machine;
  readonly #fork: ForkBroadcaster;

  private constructor(
    private readonly options: ProcessBroadcasterOptions,
    private readonly book: CostBook,
  ) {
    this.#machine = options.machine ?? watchMachine();
    this.#fork = options.fork ?? forkWith(options.livekit);
  }

  static async open(options: ProcessBroadcasterOptions): Promise<ProcessBroadcaster> {
    const book = await CostBook.open(join(options.stateFolder, 'broadcast-costs.json'));
    return new ProcessBroadcaster(options, book);
  }

  /** @throws BroadcastRefused `no_capacity`, `destination_refused`, or `unavailable` with what the process met. */
  async start(job: BroadcastJob): Promise<void> {
    const { broadcastId } = job;
    if (this.#running.has(broadcastId)) return;
    this.#admit(job);
    const cause = await this.#begin(job).settled(START_PATIENCE_MS);
    if (!cause) return;
    const isDestination = cause.code.startsWith('destination_') || cause.code === 'invalid_destination';
    throw new BroadcastRefused(isDestination ? 'destination_refused' : 'unavailable', cause.message);
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

  async capacity(): Promise<BroadcastCapacity> {
    const free = freeForMore(this.#machine.free(), this.#expectations());
    return { running: this.#running.size, free, costs: this.book.costs };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#machine[Symbol.dispose]();
    await Promise.all([...this.#running.values()].map(({ run }) => run.stop()));
  }

  #admit({ resolution }: BroadcastJob): void {
    const free = freeForMore(this.#machine.free(), this.#expectations());
    const refusal = refusalFor(resolution, this.book.cost(resolution), free);
    if (!refusal) return;
    if (this.options.admission !== 'warn') throw refusal;
    this.options.onWarning?.(refusal.message);
  }

  #expectations(): { expected: Resources; used: Resources | undefined }[] {
    return [...this.#running.values()].map(({ run, usage }) => ({
      expected: this.book.cost(run.job.resolution),
      used: usage.now,
    }));
  }

  #begin(job: BroadcastJob): BroadcastRun {
    const { broadcastId, resolution } = job;
    const run = new BroadcastRun(job, this.#fork);
    const usage = new Usage();
    this.#ended.delete(broadcastId);
    this.#running.set(broadcastId, { run, usage });
    run.on('report', (report) => this.#tell(broadcastId, report));
    run.on('stats', (second) => {
      const isNewPeak = usage.add(second);
      if (isNewPeak) this.#note(resolution, usage);
    });
    void run.ended.then(() => {
      this.#running.delete(broadcastId);
      this.#remember(broadcastId, run.report);
    });
    return run;
  }

  #tell(broadcastId: string, report: BroadcastReport): void {
    for (const listener of this.#listeners) listener(broadcastId, report);
  }

  #note(resolution: BroadcastJob['resolution'], { peak, hasEnough }: Usage): void {
    if (!peak) return;
    this.book.note(resolution, peak, hasEnough).catch((error: unknown) => {
      this.options.onWarning?.(`What a broadcast costs could not be kept: ${String(error)}`);
    });
  }

  #remember(broadcastId: string, report: BroadcastReport): void {
    this.#ended.set(broadcastId, report);
    const oldest = this.#ended.keys().next();
    if (this.#ended.size > MAX_REMEMBERED && !oldest.done) this.#ended.delete(oldest.value);
  }
}
