// Tells livekit-server how an egress goes on: in order, and again and again while the server is away.
import { PsrpcError, withRetries } from '@airlock-rtc/psrpc';
import type { EgressInfo } from '@livekit/protocol';

export interface ReporterDeps {
  readonly update: (info: EgressInfo) => Promise<unknown>;
  readonly onWarning: (words: string) => void;
  readonly delayMs?: (failedAttempts: number) => number;
}

const LONGEST_DELAY_MS = 10_000;

/** Of one egress. What is overtaken by news while the server is away is left out; the last word never is. */
export class Reporter {
  #latest: EgressInfo | undefined;
  #sending: Promise<void> | undefined;
  readonly #stopping = new AbortController();

  constructor(private readonly deps: ReporterDeps) {}

  report(info: EgressInfo): void {
    this.#latest = info;
    this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
  }

  /** Resolves when all has been told, or given up. */
  async flushed(): Promise<void> {
    while (this.#sending) await this.#sending;
  }

  /** Gives up. */
  stop(): void {
    this.#stopping.abort();
  }

  async #send(): Promise<void> {
    const {
      update,
      onWarning,
      delayMs = (failed) => Math.min(500 * 2 ** failed, LONGEST_DELAY_MS),
    } = this.deps;
    while (this.#latest && !this.#stopping.signal.aborted) {
      const attempt = async () => {
        const info = this.#latest!;
        await update(info);
        if (this.#latest === info) this.#latest = undefined;
      };
      try {
        await withRetries(attempt, { attempts: Infinity, delayMs, signal: this.#stopping.signal });
      } catch (error) {
        const { egressId } = this.#latest;
        this.#latest = undefined;
        if (error instanceof PsrpcError && this.#stopping.signal.aborted) return;
        onWarning(`Failed to report ${egressId} to livekit-server: ${String(error)}`);
      }
    }
  }
}
