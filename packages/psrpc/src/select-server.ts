// Chooses among the servers that claim a request, by affinity and time.
import { PsrpcError } from './psrpc-error.js';

export interface Claim {
  readonly serverId: string;
  readonly affinity: number;
}

export interface Selection {
  /** A claim of this affinity or more is taken at once; without it, the best claim of those in time. */
  readonly enoughAffinity?: number;
  /** Claims below are as if they had not come. Default: any above zero. */
  readonly minimumAffinity?: number;
  /** How long claims are collected in all. */
  readonly timeoutMs: number;
  /** How long more are awaited after the first one. */
  readonly afterFirstMs?: number;
}

/** psrpc's defaults. */
export const SELECTION_BY_AFFINITY: Selection = { timeoutMs: 1_000, afterFirstMs: 200 };
export const SELECTION_OF_FIRST: Selection = { timeoutMs: 1_000, enoughAffinity: 0 };

/** Collects claims until one is good enough or the time is over. */
export class ServerSelection {
  readonly chosen: Promise<string>;
  readonly #selection: Selection;
  readonly #timers = new Set<NodeJS.Timeout>();
  #best: Claim | undefined;
  #claims = 0;
  #resolve!: (result: string | PsrpcError) => void;

  constructor(selection: Selection) {
    this.#selection = selection;
    this.chosen = new Promise((resolve, reject) => {
      this.#resolve = (result) => {
        this.close();
        if (result instanceof PsrpcError) reject(result);
        else resolve(result);
      };
    });
    // Whoever stops waiting for the choice must not end the process with it.
    this.chosen.catch(() => {});
    this.#decideAfter(selection.timeoutMs);
  }

  add(claim: Claim): void {
    const { minimumAffinity, enoughAffinity, afterFirstMs } = this.#selection;
    this.#claims += 1;
    if (minimumAffinity !== undefined && claim.affinity < minimumAffinity) return;
    if (enoughAffinity !== undefined && claim.affinity >= enoughAffinity)
      return this.#resolve(claim.serverId);
    if (claim.affinity > (this.#best?.affinity ?? 0)) this.#best = claim;
    if (afterFirstMs !== undefined && this.#timers.size === 1) this.#decideAfter(afterFirstMs);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #decideAfter(delayMs: number): void {
    this.#timers.add(setTimeout(() => this.#resolve(this.#best?.serverId ?? this.#noServer()), delayMs));
  }

  #noServer(): PsrpcError {
    const message =
      this.#claims === 0
        ? 'no response from servers'
        : `no servers available (received ${this.#claims} responses)`;
    return new PsrpcError('unavailable', message);
  }
}
