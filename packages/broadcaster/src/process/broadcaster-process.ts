// Starts a broadcast in a process of its own, so that no crash and no memory of the native parts reaches the owner.
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { machineClockMs } from '@airlock-rtc/contract/machine-clock';
import { changedOptions, type BroadcastChange } from '../broadcast/broadcast-change.js';
import type { BroadcastOptions } from '../broadcast/broadcast-options.js';
import type { BroadcastStats } from '../broadcast/broadcast-stats.js';
import { toCause, type BroadcastCause, type BroadcastStatus } from '../broadcast/broadcast-status.js';
import { BroadcasterError } from '../broadcaster-error.js';
import { ForkedProcess } from './forked-process.js';
import { leaseLapsed } from './lease.js';
import type { OwnerMessage, ProcessMessage } from './messages.js';
import type { WarmProcess } from './warm-process.js';

export interface BroadcasterProcessEvents {
  status: [BroadcastStatus];
  stats: [BroadcastStats];
  warning: [BroadcastCause];
}

/** A process that takes longer than this to end its streams is killed. */
const STOP_MS = 8000;

export interface BroadcasterProcessOptions {
  readonly execArgv?: string[];
  readonly warm?: Pick<WarmProcess, 'take'>;
}

/** `await using` ends it. The process ends by itself when its owner dies. */
export class BroadcasterProcess extends EventEmitter<BroadcasterProcessEvents> implements AsyncDisposable {
  /** Resolves when the process is gone, with the last status; its cause says why if nobody asked for the end. */
  readonly ended: Promise<BroadcastStatus>;
  readonly #child: ChildProcess;
  #status: BroadcastStatus = { state: 'starting', destinations: [] };
  #isStopping = false;
  #hasOptions = false;
  #leaseUntilMs = Infinity;

  /**
   * Forks the process, which then begins by itself. What is wrong with the options comes as the cause of `ended`:
   * options and stream keys travel by the channel between the processes, never in arguments.
   * @param execArgv Node's own options for the process; those of this one by default.
   * @param warm keeps a loaded process, which is then taken instead.
   */
  constructor(
    private options: BroadcastOptions,
    { execArgv = process.execArgv, warm }: BroadcasterProcessOptions = {},
  ) {
    super();
    const forked = warm?.take() ?? new ForkedProcess(execArgv);
    this.#child = forked.child;
    this.ended = this.#follow();
    if (forked.isReady) this.#receive({ kind: 'ready' });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get status(): BroadcastStatus {
    return this.#status;
  }

  /**
   * Changes layout or destinations on the air; `status` tells what becomes of them.
   * @throws BroadcasterError `invalid_options` or `invalid_destination`: nothing is changed.
   */
  change(change: BroadcastChange): void {
    this.options = changedOptions(this.options, change);
    if (this.#hasOptions) this.#send({ kind: 'change', change });
  }

  /** From the first call on, the process ends by itself at that time of `machineClockMs`, unless this is called again. */
  extendLease(untilMs: number): void {
    this.#leaseUntilMs = untilMs;
    if (this.#hasOptions) this.#send({ kind: 'lease', untilMs });
  }

  /** Ends the streams cleanly; resolves with the last status when the process is gone. */
  async stop(): Promise<BroadcastStatus> {
    this.#isStopping = true;
    this.#send({ kind: 'stop' });
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS);
    const status = await this.ended;
    clearTimeout(timer);
    return status;
  }

  /** Ends a process that does not answer any more; `ended` then says that it was lost. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #follow(): Promise<BroadcastStatus> {
    return new Promise((resolve) => {
      let hasEnded = false;
      this.#child.on('message', (message: ProcessMessage) => {
        hasEnded ||= message.kind === 'ended' || message.kind === 'refused';
        this.#receive(message);
      });
      const end = (how: string): void => {
        if (!hasEnded) this.#become(this.#idle(this.#isStopping ? undefined : this.#loss(how)));
        resolve(this.#status);
      };
      this.#child.on('error', (error: NodeJS.ErrnoException) => {
        // A process that could not be made says no more than this.
        if (this.#child.pid === undefined) end(`not begun: ${error.code ?? error.message}`);
        else this.#child.kill('SIGKILL');
      });
      this.#child.on('exit', (code, signal) => end(signal ? `by ${signal}` : `with code ${code}`));
    });
  }

  #receive(message: ProcessMessage): void {
    switch (message.kind) {
      case 'ready':
        this.#hasOptions = true;
        if (this.#leaseUntilMs < Infinity) this.extendLease(this.#leaseUntilMs);
        return this.#send(this.#isStopping ? { kind: 'stop' } : { kind: 'start', options: this.options });
      case 'status':
      case 'ended':
        return this.#become(message.status);
      case 'refused':
        return this.#become(this.#idle(message.cause));
      case 'stats':
        return void this.emit('stats', message.stats);
      case 'warning':
        return void this.emit('warning', message.warning);
    }
  }

  /** Past its lease, a process that does not end its streams in time cuts them off and says nothing more. */
  #loss(how: string): BroadcastCause {
    return toCause(machineClockMs() < this.#leaseUntilMs ? lost(how) : leaseLapsed());
  }

  #idle(cause?: BroadcastCause): BroadcastStatus {
    const destinations = this.#status.destinations.map(({ id, label, retries }) => ({
      ...{ id, label, retries },
      state: 'idle' as const,
    }));
    return { state: 'idle', ...(cause ? { cause } : {}), destinations };
  }

  #become(status: BroadcastStatus): void {
    const isNews = JSON.stringify(status) !== JSON.stringify(this.#status);
    this.#status = status;
    if (isNews) this.emit('status', status);
  }

  #send(message: OwnerMessage): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }
}

function lost(how: string): BroadcasterError {
  return new BroadcasterError(
    'process_lost',
    `The broadcaster's process ended unexpectedly (${how}). Start the broadcast again.`,
  );
}
