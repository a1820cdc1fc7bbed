// One broadcast that was asked for: its process, what it reports, and the one time that it is started again.
import { EventEmitter } from 'node:events';
import {
  NEVER_BEGUN,
  nextLifecycle,
  type BroadcastDestination,
  type BroadcastReport,
  type DestinationReport,
  type LifecycleEvent,
} from '@airlock-rtc/contract';
import { changedOptions, type BroadcastChange } from '../broadcast/broadcast-change.js';
import { parseDestination } from '../destination/destination-url.js';
import type { BroadcastStats } from '../broadcast/broadcast-stats.js';
import type { BroadcastCause, BroadcastStatus } from '../broadcast/broadcast-status.js';
import type { BroadcasterChild, ForkBroadcaster, SupervisedJob } from './fork-broadcaster.js';

export interface BroadcastRunEvents {
  report: [BroadcastReport];
  stats: [BroadcastStats];
  /** As that of `BroadcasterProcess`. */
  warning: [BroadcastCause];
}

/** A process that dies again after so long on the air is not the same trouble: it is started again once more. */
const STEADY_MS = 10 * 60 * 1000;

/** A process speaks once a second; one that was silent for so long hangs. */
const SILENCE_MS = 15_000;
/** Before its first word it has to be loaded. */
const FIRST_SILENCE_MS = 45_000;

export class BroadcastRun extends EventEmitter<BroadcastRunEvents> {
  /** Resolves when it has ended for good, with the code of its cause when nobody asked for the end. */
  readonly ended: Promise<BroadcastCause | undefined>;
  #end!: (cause: BroadcastCause | undefined) => void;
  #child: BroadcasterChild;
  #lifecycle = nextLifecycle(NEVER_BEGUN, { type: 'start' }).state;
  #report: BroadcastReport = this.#lifecycle;
  #stats: BroadcastStats | undefined;
  #silence: NodeJS.Timeout | undefined;
  #isStopping = false;
  #restarts = 0;
  #lastRestartMs = -Infinity;
  #leaseUntilMs = Infinity;
  /** Of earlier processes, for each destination. */
  #earlierRetries = new Map<string, number>();

  constructor(
    private current: SupervisedJob,
    private readonly fork: ForkBroadcaster,
  ) {
    super();
    this.ended = new Promise((resolve) => (this.#end = resolve));
    this.#child = this.#begin();
  }

  /** With all changes so far: a process that is started again begins with them. */
  get job(): SupervisedJob {
    return this.current;
  }

  get report(): BroadcastReport {
    return this.#stats ? { ...this.#report, figures: translateStats(this.#stats) } : this.#report;
  }

  /** @throws BroadcasterError `invalid_options` or `invalid_destination`: nothing is changed. */
  change(change: BroadcastChange): void {
    this.current = changedOptions(this.current, change);
    this.#child.change(change);
  }

  /** As `Broadcaster.extendLease`. */
  extendLease(untilMs: number): void {
    this.#leaseUntilMs = untilMs;
    this.#child.extendLease(untilMs);
  }

  /** Ends the streams cleanly; its reports are not news to whoever asked. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#child.stop();
    await this.ended;
  }

  /** Resolves once it is on the air, has ended, or the time is over; with the cause of the end. */
  async untilOnAir(patienceMs: number): Promise<BroadcastCause | undefined> {
    let onReport = () => {};
    let timer: NodeJS.Timeout | undefined;
    const onAir = new Promise<undefined>((resolve) => {
      onReport = () => (this.#report.state === 'active' ? resolve(undefined) : undefined);
      this.on('report', onReport);
      timer = setTimeout(() => resolve(undefined), patienceMs);
    });
    try {
      return await Promise.race([onAir, this.ended]);
    } finally {
      clearTimeout(timer);
      this.off('report', onReport);
    }
  }

  #begin(): BroadcasterChild {
    const child = this.fork(this.current);
    if (this.#leaseUntilMs < Infinity) child.extendLease(this.#leaseUntilMs);
    const killAfter = (ms: number): void => {
      clearTimeout(this.#silence);
      this.#silence = setTimeout(() => child.kill(), ms).unref();
    };
    killAfter(FIRST_SILENCE_MS);
    child.on('status', (status) => this.#follow(status));
    child.on('warning', (warning) => this.emit('warning', warning));
    child.on('stats', (stats) => {
      this.#stats = stats;
      killAfter(SILENCE_MS);
      this.emit('stats', stats);
    });
    void child.ended.then((status) => this.#afterEnd(status));
    return child;
  }

  #follow({ state, cause, destinations }: BroadcastStatus): void {
    // The end comes by `ended`, which knows whether it is one.
    if (state === 'idle') return;
    // What it followed has ended by now: a process that is started again follows nobody.
    if (state === 'active') this.current = { ...this.current, isSuccessor: false };
    this.#apply({ type: 'report', state, cause: cause?.message });
    this.#tell({ destinations: this.#translate(destinations) });
  }

  #afterEnd({ cause, destinations }: BroadcastStatus): void {
    this.#stats = undefined;
    clearTimeout(this.#silence);
    const isLost = !this.#isStopping && cause?.code === 'process_lost';
    const wasSteady = performance.now() - this.#lastRestartMs > STEADY_MS;
    const again = this.current.destinations.filter((each) => !isRecording(this.current, each));
    if (isLost && wasSteady && again.length > 0) return this.#restart(again, destinations);
    this.#apply(
      this.#isStopping
        ? { type: 'stop', cause: cause?.message }
        : { type: 'report', state: 'idle', cause: cause?.message },
    );
    this.#tell({ ...(cause && { causeCode: cause.code }), destinations: this.#translate(destinations) });
    this.#end(
      this.#isStopping ? undefined : (cause ?? { code: 'process_lost', message: 'It ended by itself.' }),
    );
  }

  #restart(again: SupervisedJob['destinations'], statuses: BroadcastStatus['destinations']): void {
    const destinations = this.#translate(statuses);
    // A driver may have taken the process down with it.
    this.current = { ...this.current, hardware: 'off', destinations: again };
    this.#earlierRetries = new Map(destinations.map(({ id, retries }) => [id, retries + 1]));
    this.#restarts += 1;
    this.#lastRestartMs = performance.now();
    const cause = 'The process of the broadcast ended unexpectedly; it is started again.';
    this.#apply({ type: 'lost', cause });
    try {
      this.#child = this.#begin();
    } catch (error) {
      const message = `The process of the broadcast ended, and another cannot be started: ${String(error)}`;
      this.#apply({ type: 'fail', cause: message });
      this.#tell({ destinations });
      return this.#end({ code: 'process_lost', message });
    }
    const { state } = this.#lifecycle;
    this.#tell({
      destinations: destinations.map((each) =>
        again.some(({ id }) => id === each.id)
          ? { ...each, state }
          : { ...each, state: 'idle', cause: 'The process that wrote it ended; it keeps what it holds.' },
      ),
    });
  }

  /** Those of the job in its order, then those that were removed. */
  #translate(statuses: BroadcastStatus['destinations']): DestinationReport[] {
    const ids = new Set([...this.current.destinations, ...statuses].map(({ id }) => id));
    return [...ids].map((id) => {
      const status = statuses.find((each) => each.id === id);
      const { state, cause, retries = 0 } = status ?? { state: this.#lifecycle.state };
      const earlier = this.#earlierRetries.get(id) ?? 0;
      return { id, state, ...(cause && { cause: cause.message }), retries: earlier + retries };
    });
  }

  #apply(event: LifecycleEvent): void {
    this.#lifecycle = nextLifecycle(this.#lifecycle, event).state;
  }

  #tell(more: Pick<BroadcastReport, 'causeCode' | 'destinations'>): void {
    const { state, cause } = this.#lifecycle;
    this.#report = { state, ...(cause !== undefined && { cause }), ...more, restarts: this.#restarts };
    if (!this.#isStopping) this.emit('report', this.#report);
  }
}

/** Begun again, it would replace what it holds; a playlist of the newest segments goes on. */
function isRecording({ segments }: SupervisedJob, wanted: BroadcastDestination): boolean {
  const target = parseDestination(wanted);
  return target.kind === 'file' && (target.format !== 'hls' || segments?.[wanted.id] !== undefined);
}

function translateStats(stats: BroadcastStats): NonNullable<BroadcastReport['figures']> {
  const { framesPerSecond, bitrateBps, droppedFrames, latenessMs, cpuCores, memoryBytes } = stats;
  return { framesPerSecond, bitrateBps, droppedFrames, latenessMs, cpuCores, memoryBytes };
}
