// Prints the metrics of the gateway and of the egress worker from their registries.
import { EgressMetrics } from '../../packages/egress/src/operations/metrics.js';
import { createMetrics } from '../../packages/gateway/src/telemetry/metrics.js';
import { code, prose, table } from './markdown.js';

export async function printMetrics(): Promise<string> {
  const gateway = await createMetrics().registry.getMetricsAsJSON();
  const described = gateway.map((metric) => {
    const { labelNames = [] } = createMetrics().registry.getSingleMetric(metric.name) as unknown as {
      labelNames?: string[];
    };
    return [
      code(metric.name),
      metric.type as unknown as string,
      labelNames.map(code).join(', '),
      prose(metric.help),
    ];
  });
  const idle = { activeIds: [], isDraining: false, hasRoom: true, cpuLoad: 0 };
  const worker = await new EgressMetrics({ nodeId: '', clusterId: '' }, () => idle).text();
  const rows = Array.from(
    worker.matchAll(/^# HELP (\S+) (.*)\n# TYPE \S+ (\S+)$/gm),
    ([, name, help, type]) => [code(name!), type!, prose(help!)],
  );
  return [
    '## Gateway',
    'At `GET /metrics`.',
    table(['Metric', 'Type', 'Labels', 'Meaning'], described),
    '## Egress worker',
    'Under the names of LiveKit Egress 1.14 where they mean the same.',
    table(['Metric', 'Type', 'Meaning'], rows),
  ].join('\n\n');
}
