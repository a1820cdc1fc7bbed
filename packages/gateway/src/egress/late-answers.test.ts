import { EgressStatus, StreamInfo, StreamInfo_Status } from '@livekit/protocol';
import { EgressInfo, RoomCompositeEgressRequest } from 'livekit-server-sdk';
import type { BroadcastJob } from '@airlock-rtc/contract';
import { expect, it } from 'vitest';
import { createLogger } from '../telemetry/logger.js';
import { EgressBroadcaster } from './egress-broadcaster.js';
import { endCause } from './egress-cause.js';
import type { EgressService } from './egress-service.js';
import { pageAddress } from './page-address.js';

const job: BroadcastJob = {
  ...{ broadcastId: 'broadcast', room: 'space', layout: 'gallery', resolution: '1280x720' },
  destinations: [{ id: 'live', url: 'rtmp://host/app/key', isPublicOnly: false }],
};

function infoOf(egressId: string, status: EgressStatus, error = ''): EgressInfo {
  const customBaseUrl = pageAddress('https://pages.example/', job);
  const stream = error ? StreamInfo_Status.FAILED : StreamInfo_Status.ACTIVE;
  return new EgressInfo({
    ...{ egressId, status, error, streamResults: [new StreamInfo({ status: stream, error })] },
    request: { case: 'roomComposite', value: new RoomCompositeEgressRequest({ customBaseUrl }) },
  });
}

it('a late answer about an egress that was lost does not end the one that was started after it', async () => {
  const lost = infoOf('EG_1', EgressStatus.EGRESS_FAILED, 'The worker that ran it was lost.');
  const started = [infoOf('EG_1', EgressStatus.EGRESS_ACTIVE), infoOf('EG_2', EgressStatus.EGRESS_ACTIVE)];
  let answerLate!: (info: EgressInfo) => void;
  const finds = [
    () => Promise.resolve(lost),
    () => new Promise<EgressInfo>((resolve) => (answerLate = resolve)),
  ];
  let find: (typeof finds)[number];
  const service: EgressService = {
    live: async () => [],
    find: () => find(),
    start: async () => started.shift()!,
    stop: async () => {},
  };
  const broadcaster = new EgressBroadcaster({
    ...{ service, isWanted: async () => true, logger: createLogger('silent') },
  });
  await broadcaster.start(job);
  find = finds[1]!;
  const late = broadcaster.state(job.broadcastId);
  await Promise.resolve();
  await new Promise(setImmediate);
  find = finds[0]!;
  expect(await broadcaster.state(job.broadcastId)).toMatchObject({ state: 'idle' });
  await broadcaster.start(job);
  answerLate(lost);
  expect(await late).toMatchObject({ state: 'active' });
});

it('tells a worker that was lost from a destination that refused', () => {
  const cause = endCause(infoOf('EG_1', EgressStatus.EGRESS_FAILED, 'The worker that ran it was lost.'));
  expect(cause).toBe('The egress worker that sent it was lost: start it again');
});
