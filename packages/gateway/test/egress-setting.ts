// A broadcaster of LiveKit Egress in front of the stand-in, and a job for it.
import { EgressStatus } from '@livekit/protocol';
import { expect } from 'vitest';
import { type BroadcastJob, BroadcastRefused } from '@airlock-rtc/contract';
import { EgressBroadcaster, type EgressBroadcasterOptions } from '../src/egress/egress-broadcaster.js';
import { connectEgress } from '../src/egress/egress-service.js';
import { createLogger } from '../src/telemetry/logger.js';
import { KEYS, type EgressStandIn } from './egress-stand-in.js';

export const JOB: BroadcastJob = {
  broadcastId: 'broadcast-1',
  room: 'space-1',
  layout: 'crop',
  resolution: '720x1280',
  background: 'https://example.com/a.png?x=1&y=2',
  destinations: [
    { id: 'live_stream', url: 'rtmp://ingest.example.com/app/secret-key-1', isPublicOnly: false },
    { id: 'other', url: 'rtmps://elsewhere.example.com/app/secret-key-2', isPublicOnly: true },
  ],
};

export type BroadcasterOptions = Partial<EgressBroadcasterOptions> & { secret?: string };

export function newBroadcasterOn(livekit: EgressStandIn, options: BroadcasterOptions = {}) {
  const { secret = KEYS.apiSecret, ...rest } = options;
  const service = connectEgress({ url: livekit.url, apiKey: KEYS.apiKey, apiSecret: secret }, PAGE);
  return new EgressBroadcaster({
    service,
    isWanted: async () => true,
    logger: createLogger('silent'),
    endIntervalMs: 5,
    ...rest,
  });
}

export const PAGE = 'https://page.example.com/airlock/?theme=dark';

/** A broadcast on the air, with its egress. */
export async function onAirOn(livekit: EgressStandIn, options: BroadcasterOptions = {}) {
  const broadcaster = newBroadcasterOn(livekit, options);
  await broadcaster.start(JOB);
  const egress = livekit.egresses.at(-1)!;
  await livekit.change(egress, { status: EgressStatus.EGRESS_ACTIVE });
  return { broadcaster, egress };
}

export async function refusalOf(
  starting: Promise<void>,
): Promise<{ reason: string; message: string; text: string }> {
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BroadcastRefused);
  const { reason, message, cause } = error as BroadcastRefused;
  return { reason, message, text: `${message} ${String(cause)} ${String((cause as Error).stack)}` };
}
