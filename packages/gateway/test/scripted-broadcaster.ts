// A broadcaster that does what a test tells it: only its interface is under test here, not what it sends.
import type { BroadcastCapacity, BroadcastJob, Broadcaster, BroadcastReport } from '@airlock-rtc/contract';

export class ScriptedBroadcaster implements Broadcaster {
  readonly jobs: BroadcastJob[] = [];
  readonly stopped: string[] = [];
  refusal: Error | undefined;
  /** What happens elsewhere before the broadcaster knows of a job. */
  beforeStart: () => Promise<void> = async () => {};
  readonly #listeners = new Set<(broadcastId: string, report: BroadcastReport) => void>();
  readonly #reports = new Map<string, BroadcastReport>();

  async start(job: BroadcastJob): Promise<void> {
    await this.beforeStart();
    if (this.refusal) throw this.refusal;
    this.jobs.push(job);
    this.#reports.set(job.broadcastId, { state: 'starting' });
  }

  async stop(broadcastId: string): Promise<void> {
    this.stopped.push(broadcastId);
    // The last word about one that has ended is remembered, as by a real one.
    if (this.#reports.has(broadcastId)) this.#reports.set(broadcastId, { state: 'idle' });
  }

  async state(broadcastId: string): Promise<BroadcastReport | undefined> {
    return this.#reports.get(broadcastId);
  }

  watch(listener: (broadcastId: string, report: BroadcastReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async capacity(): Promise<BroadcastCapacity> {
    const cost = { cores: 0.7, memoryMib: 230, isMeasured: true };
    return {
      running: this.#reports.size,
      free: { cores: 1.234, memoryMib: 512.6 },
      costs: { '1280x720': cost },
    };
  }

  /** As a broadcaster whose process was killed and started anew. */
  forgetAll(): void {
    this.#reports.clear();
  }

  /** Changes state, and tells whoever watches. */
  say(broadcastId: string, report: BroadcastReport): void {
    this.#reports.set(broadcastId, report);
    for (const listener of this.#listeners) listener(broadcastId, report);
  }
}
