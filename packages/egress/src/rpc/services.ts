// The psrpc services between livekit-server and an egress worker.
import { defineService } from '@airlock-rtc/psrpc';
import { Empty } from '@bufbuild/protobuf';
import { EgressInfo, StopEgressRequest, UpdateStreamRequest } from '@livekit/protocol';
import { ListActiveEgressRequest, ListActiveEgressResponse, StartEgressRequest } from './messages.js';

/** Served by workers, the topic is the cluster id. */
export const EgressInternal = defineService('EgressInternal', {
  startEgress: { name: 'StartEgress', input: StartEgressRequest, output: EgressInfo, claim: 'affinity' },
  listActiveEgress: {
    name: 'ListActiveEgress',
    input: ListActiveEgressRequest,
    output: ListActiveEgressResponse,
    claim: 'none',
    isMulti: true,
  },
});

const one = { output: EgressInfo, claim: 'first', isQueue: true } as const;

/** Served by the worker that has the egress, the topic is the egress id. */
export const EgressHandler = defineService('EgressHandler', {
  stopEgress: { name: 'StopEgress', input: StopEgressRequest, ...one },
  updateStream: { name: 'UpdateStream', input: UpdateStreamRequest, ...one },
});

const report = { input: EgressInfo, output: Empty, claim: 'first', isQueue: true } as const;

/** Served by livekit-server: it keeps what is reported and sends the webhooks. */
export const IOInfo = defineService('IOInfo', {
  createEgress: { name: 'CreateEgress', ...report },
  updateEgress: { name: 'UpdateEgress', ...report },
});
