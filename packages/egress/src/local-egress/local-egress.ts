// The same egresses without Redis and livekit-server's dispatching: for a program that serves LiveKit's Egress API itself.
import type { BroadcasterSupervisor } from '@airlock-rtc/broadcaster/supervisor';
import { PsrpcError } from '@airlock-rtc/psrpc';
import type { EgressInfo, UpdateStreamRequest } from '@livekit/protocol';
import { StartEgressRequest, type EgressSource } from '../rpc/messages.js';
import { EgressJobs, type JobRules } from '../worker/egress-jobs.js';

export interface LocalEgressOptions {
  readonly supervisor: BroadcasterSupervisor;
  readonly rules: JobRules;
  /** `warn` takes what does not fit this machine: for a developer's. */
  readonly admission: 'enforce' | 'warn';
  readonly onWarning: (words: string) => void;
}

export interface LocalEgressRequest {
  readonly egressId: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly source: EgressSource;
}

/** Refusals are errors whose `code` is one of Twirp's. */
export class LocalEgress implements AsyncDisposable {
  readonly #jobs: EgressJobs;
  readonly #stores = new Map<string, (info: EgressInfo) => Promise<unknown>>();

  constructor({ supervisor, rules, admission, onWarning }: LocalEgressOptions) {
    this.#jobs = new EgressJobs({
      ...{ supervisor, rules, onWarning, isAdmissionEnforced: admission === 'enforce' },
      store: async (info) => this.#stores.get(info.egressId)?.(info),
    });
    this.#jobs.onEnded = ({ egressId }) => this.#stores.delete(egressId);
  }

  /**
   * Begins once `store` has kept the first of what it is told; later news is handed to it in order, and again while it
   * fails.
   */
  async start(
    { egressId, roomId, roomName, source }: LocalEgressRequest,
    store: (info: EgressInfo) => Promise<unknown>,
  ): Promise<EgressInfo> {
    const request = new StartEgressRequest({ egressId, roomId, roomName, request: source });
    return this.#jobs.start(request, async ({ info }) => {
      await store(info);
      this.#stores.set(egressId, store);
    });
  }

  stop(egressId: string): EgressInfo {
    return this.#job(egressId).stop();
  }

  updateStreams(update: UpdateStreamRequest): EgressInfo {
    return this.#job(update.egressId).updateStreams(update);
  }

  updateLayout(egressId: string, layout: string): EgressInfo {
    return this.#job(egressId).updateLayout(layout);
  }

  /** Ends what runs, and resolves when that is stored. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#jobs[Symbol.asyncDispose]();
  }

  #job(egressId: string) {
    const job = this.#jobs.get(egressId);
    if (!job) throw new PsrpcError('not_found', `There is no egress ${egressId.slice(0, 40)}.`);
    return job;
  }
}
