// The whole program but for its arguments: worker, health and figures, until it has drained.
import { loadavg, availableParallelism } from 'node:os';
import { TERMINAL } from './info/egress-record.js';
import type { EgressConfig } from './config/egress-config.js';
import { EgressMetrics } from './operations/metrics.js';
import { serveOperations } from './operations/serve-operations.js';
import { EgressWorker } from './worker/egress-worker.js';

export interface RunningEgress extends AsyncDisposable {
  readonly activeIds: readonly string[];
  /** Takes nothing more; resolves when all jobs have ended by themselves, however long that takes. */
  drain(): Promise<void>;
}

export interface RunEgressOptions {
  readonly config: EgressConfig;
  /** Keeps what jobs have cost on this machine. */
  readonly stateFolder: string;
  readonly onWarning: (words: string) => void;
}

/** Disposing of it ends the jobs. @throws EgressError */
export async function runEgress({
  config,
  stateFolder,
  onWarning,
}: RunEgressOptions): Promise<RunningEgress> {
  const worker = await EgressWorker.start({ config, stateFolder, onWarning });
  const metrics = new EgressMetrics({ nodeId: worker.nodeId, clusterId: config.clusterId }, () => ({
    activeIds: worker.activeIds,
    isDraining: worker.isDraining,
    hasRoom: worker.hasRoom,
    cpuLoad: Math.min(1, loadavg()[0]! / availableParallelism()),
  }));
  worker.onEnded = ({ status, error }) => {
    if (TERMINAL.has(status)) metrics.ended(error ? 'failure' : 'success');
  };
  const operations = await serveOperations({
    ...(config.healthPort === undefined ? {} : { healthPort: config.healthPort }),
    ...(config.prometheusPort === undefined ? {} : { prometheusPort: config.prometheusPort }),
    isHealthy: () => worker.isConnected,
    metrics: () => metrics.text(),
  }).catch(async (error: unknown) => {
    await worker[Symbol.asyncDispose]();
    throw error;
  });
  return {
    get activeIds() {
      return worker.activeIds;
    },
    drain: () => worker.drain(),
    [Symbol.asyncDispose]: async () => {
      await worker[Symbol.asyncDispose]();
      await operations[Symbol.asyncDispose]();
    },
  };
}
