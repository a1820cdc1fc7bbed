import { freeTcpPort } from '@airlock-rtc/livekit-local';
import { expect, it } from 'vitest';
import { EgressMetrics } from './metrics.js';
import { serveOperations } from './serve-operations.js';

it('answers health and figures under the names of LiveKit Egress', async () => {
  const [healthPort, prometheusPort] = [(await freeTcpPort())!, (await freeTcpPort())!];
  let isHealthy = true;
  const metrics = new EgressMetrics({ nodeId: 'NE_1', clusterId: 'eu' }, () => ({
    ...{ activeIds: ['EG_1', 'EG_2'], isDraining: true, hasRoom: false, cpuLoad: 0.5 },
  }));
  metrics.ended('failure');
  await using _operations = await serveOperations({
    ...{ healthPort, prometheusPort, isHealthy: () => isHealthy, metrics: () => metrics.text() },
  });
  const get = (port: number, path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  expect((await get(healthPort, '/healthz')).status).toBe(200);
  isHealthy = false;
  expect((await get(healthPort, '/')).status).toBe(503);
  expect((await get(healthPort, '/other')).status).toBe(404);
  const text = await (await get(prometheusPort, '/metrics')).text();
  const labels = 'node_id="NE_1",cluster_id="eu"';
  for (const line of [
    `livekit_egress_available{${labels}} 0`,
    `livekit_egress_can_accept_request{${labels}} 0`,
    `livekit_egress_is_terminating{${labels}} 1`,
    `livekit_node_cpu_load{${labels}} 0.5`,
    `livekit_egress_requests{type="room_composite",${labels}} 2`,
    `livekit_egress_handler_results_total{type="room_composite",result="failure",${labels}} 1`,
  ]) {
    expect(text).toContain(line);
  }
  await expect(
    serveOperations({ healthPort, isHealthy: () => true, metrics: async () => '' }),
  ).rejects.toMatchObject({ code: 'port_in_use' });
});
