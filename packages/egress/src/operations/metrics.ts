// Figures for Prometheus, under LiveKit Egress' names (1.14) where they mean the same.
import { Counter, Gauge, Registry } from 'prom-client';

export interface WorkerState {
  readonly activeIds: readonly string[];
  readonly isDraining: boolean;
  readonly hasRoom: boolean;
  readonly cpuLoad: number;
}

export class EgressMetrics {
  readonly #registry = new Registry();
  readonly #results: Counter<'type' | 'result'>;

  constructor(labels: { readonly nodeId: string; readonly clusterId: string }, state: () => WorkerState) {
    this.#registry.setDefaultLabels({ node_id: labels.nodeId, cluster_id: labels.clusterId });
    const registers = [this.#registry];
    const gauge = (name: string, help: string, value: (state: WorkerState) => number | boolean) =>
      new Gauge({
        ...{ name, help, registers },
        collect() {
          this.set(Number(value(state())));
        },
      });
    gauge('livekit_egress_available', 'Whether it is idle and takes requests', isIdle);
    gauge('livekit_egress_can_accept_request', 'Whether one more would be taken', ({ hasRoom }) => hasRoom);
    gauge('livekit_egress_is_terminating', 'Whether it drains', ({ isDraining }) => isDraining);
    gauge('livekit_node_cpu_load', 'Share of all cores in use', ({ cpuLoad }) => cpuLoad);
    new Gauge({
      name: 'livekit_egress_requests',
      help: 'Requests under way',
      labelNames: ['type'],
      registers,
      collect() {
        this.set({ type: 'room_composite' }, state().activeIds.length);
      },
    });
    this.#results = new Counter({
      name: 'livekit_egress_handler_results_total',
      help: 'Requests that have ended',
      labelNames: ['type', 'result'],
      registers,
    });
  }

  ended(result: 'success' | 'failure'): void {
    this.#results.inc({ type: 'room_composite', result });
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

function isIdle({ activeIds, isDraining }: WorkerState): boolean {
  return activeIds.length === 0 && !isDraining;
}
