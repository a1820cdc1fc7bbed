// From what LiveKit says of an egress to what the gateway knows of a broadcast.
import { StreamInfo_Status, type StreamInfo } from '@livekit/protocol';
import { EgressStatus, type EgressInfo } from 'livekit-server-sdk';
import { type BroadcastReport, type DestinationReport, WORKER_LOST } from '@airlock-rtc/contract';
import { destinationCause, endCause, isWorkerLost } from './egress-cause.js';
import { markOf } from './page-address.js';

/**
 * Egress 1.9 and newer opens a lost stream again for 30 s, and says of it only when it last did: while that is this
 * recent the stream counts as lost.
 */
const RETRY_IS_RECENT_MS = 10_000;

/** Whether it still runs, or is about to begin or to end. */
export function isLive({ status }: Pick<EgressInfo, 'status'>): boolean {
  return (
    status === EgressStatus.EGRESS_STARTING ||
    status === EgressStatus.EGRESS_ACTIVE ||
    status === EgressStatus.EGRESS_ENDING
  );
}

/** Whether it has been told to end, and has not yet. */
export function isEnding({ status }: Pick<EgressInfo, 'status'>): boolean {
  return status === EgressStatus.EGRESS_ENDING;
}

export function translateEgress(info: EgressInfo, now: Date): BroadcastReport {
  const destinations = destinationsOf(info, now);
  const withDestinations = destinations ? { destinations } : {};
  if (!isLive(info)) {
    const cause = endCause(info);
    const causeCode = isWorkerLost(info) ? { causeCode: WORKER_LOST } : {};
    return { state: 'idle', ...(cause && { cause }), ...causeCode, ...withDestinations };
  }
  if (info.status === EgressStatus.EGRESS_STARTING) return { state: 'starting', ...withDestinations };
  const streams = info.streamResults.map((stream) => streamReport(stream, now));
  const isOnAir = streams.length === 0 || streams.some(({ state }) => state === 'active');
  const cause = streams.find((stream) => stream.cause)?.cause;
  return { state: isOnAir ? 'active' : 'retrying', ...(!isOnAir && cause && { cause }), ...withDestinations };
}

/** Where the streams of a listing are as many as those asked for; they come in that order. */
function destinationsOf(info: EgressInfo, now: Date): DestinationReport[] | undefined {
  const ids = markOf(info)?.destinationIds ?? [];
  if (ids.length === 0 || ids.length !== info.streamResults.length) return undefined;
  const isOver = !isLive(info);
  return info.streamResults.map((stream, index) => {
    const report = streamReport(stream, now);
    const isStarting = info.status === EgressStatus.EGRESS_STARTING && report.state === 'active';
    const state = isOver ? 'idle' : isStarting ? 'starting' : report.state;
    return { id: ids[index]!, ...report, state };
  });
}

function streamReport(stream: StreamInfo, now: Date): Omit<DestinationReport, 'id'> {
  const { retries, error } = stream;
  if (stream.status === StreamInfo_Status.FAILED)
    return { state: 'idle', cause: destinationCause(error), retries };
  if (stream.status === StreamInfo_Status.FINISHED) return { state: 'idle', retries };
  const sinceRetryMs = now.getTime() - Number(stream.lastRetryAt / 1_000_000n);
  const isLost = retries > 0 && sinceRetryMs < RETRY_IS_RECENT_MS;
  return isLost
    ? { state: 'retrying', cause: destinationCause(error), retries }
    : { state: 'active', retries };
}
