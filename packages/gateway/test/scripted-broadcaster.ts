// A broadcaster that does what a test tells it: only its interface is under test here, not what it sends.
import type { BroadcastJob, Broadcaster, BroadcastReport } from '../src/broadcasts/broadcaster.js';

export class ScriptedBroadcaster implements Broadcaster {
  readonly jobs: BroadcastJob[] = [];
  readonly stopped: string[] = [];
  refusal: Error | undefined;
  readonly #listeners = new Set<(broadcastId: string, report: BroadcastReport) => void>();
  readonly #reports = new Map<string, BroadcastReport>();

  async start(job: BroadcastJob): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.jobs.push(job);
    this.#reports.set(job.broadcastId, { state: 'starting' });
  }

  async stop(broadcastId: string): Promise<void> {
    this.stopped.push(broadcastId);
    this.#reports.delete(broadcastId);
  }

  async state(broadcastId: string): Promise<BroadcastReport | undefined> {
    return this.#reports.get(broadcastId);
  }

  watch(listener: (broadcastId: string, report: BroadcastReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes state, and tells whoever watches. */
  say(broadcastId: string, report: BroadcastReport): void {
    this.#reports.set(broadcastId, report);
    for (const listener of this.#listeners) listener(broadcastId, report);
  }
}
