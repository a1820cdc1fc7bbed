// What Prometheus can read about the gateway.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** One registry per gateway, so that two in one process do not share figures. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    /** Figures of the Node process; off by default, since they are the same for every gateway in it. */
    collectProcess: () => collectDefaultMetrics({ register: registry }),
    requests: new Histogram({
      name: 'airlock_http_request_duration_seconds',
      help: 'Time to answer, by route pattern and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    exchanges: new Counter({
      name: 'airlock_token_exchanges_total',
      help: 'Token exchanges, by result: ok or the code of the refusal.',
      labelNames: ['result'],
      registers,
    }),
    livekitWebhooks: new Counter({
      name: 'airlock_livekit_webhooks_total',
      help: 'Webhooks received from LiveKit, by result: accepted or refused.',
      labelNames: ['result'],
      registers,
    }),
    polls: new Counter({
      name: 'airlock_livekit_polls_total',
      help: 'Polls of single LiveKit rooms, by result: ok or failed.',
      labelNames: ['result'],
      registers,
    }),
    reconcileSteps: new Counter({
      name: 'airlock_reconcile_steps_total',
      help: 'Steps of the reconciliation with LiveKit, by step and result: ok or failed.',
      labelNames: ['step', 'result'],
      registers,
    }),
    deliveries: new Counter({
      name: 'airlock_webhook_attempts_total',
      help: 'Attempts to deliver a webhook, by result: delivered, retried or failed for good.',
      labelNames: ['result'],
      registers,
    }),
    backlog: new Gauge({
      name: 'airlock_webhook_backlog',
      help: 'Webhook deliveries that are still to be made.',
      registers,
    }),
    activeSpaces: new Gauge({
      name: 'airlock_spaces_active',
      help: 'Spaces with people in them.',
      registers,
    }),
    broadcastRefusals: new Counter({
      name: 'airlock_broadcast_refusals_total',
      help: 'Broadcasts that were asked for and not started, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    broadcastRestarts: new Counter({
      name: 'airlock_broadcast_restarts_total',
      help: 'Broadcasts started again after their process was lost, by the broadcaster or by the gateway.',
      labelNames: ['by'],
      registers,
    }),
    fencedBroadcasts: new Counter({
      name: 'airlock_broadcasts_fenced_total',
      help: 'Broadcasts ended here because the gateway could not say in time that it is alive.',
      registers,
    }),
    destinationRetries: new Counter({
      name: 'airlock_broadcast_destination_retries_total',
      help: 'Lost destinations opened again, by their place in the broadcast; the live stream is 1.',
      labelNames: ['destination'],
      registers,
    }),
    isDatabaseUp: new Gauge({
      name: 'airlock_database_up',
      help: '1 while the database answers; the figures that are counted there are the last ones known meanwhile.',
      registers,
    }),
    roomMetadataWrites: new Counter({
      name: 'airlock_room_metadata_writes_total',
      help: 'States told to rooms, by result: written, failed, or foreign where the metadata is no JSON object.',
      labelNames: ['result'],
      registers,
    }),
    runningBroadcasts: new Gauge({
      name: 'airlock_broadcasts',
      help: 'Broadcasts that are not idle, by state.',
      labelNames: ['state'],
      registers,
    }),
    broadcastLateness: new Gauge({
      name: 'airlock_broadcast_lateness_seconds',
      help: 'How late the stream arrives that is furthest behind, of the broadcasts whose figures are known.',
      registers,
    }),
  };
}
