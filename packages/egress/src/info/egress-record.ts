// How an EgressInfo goes on from event to event. Pure, so that every state can be shown in a table.
import type { BroadcastReport } from '@airlock-rtc/contract';
import {
  EgressInfo,
  EgressSourceType,
  EgressStatus,
  FileInfo,
  SegmentsInfo,
  StreamInfo,
  StreamInfoList,
  StreamInfo_Status,
  type StreamOutput,
} from '@livekit/protocol';
import type { PlannedOutput, PlannedStream } from '../request/outputs.js';
import type { EgressPlan } from '../request/plan.js';
import { redactStreamUrl } from '../request/redact.js';
import type { StartEgressRequest } from '../rpc/messages.js';

export interface EgressRecord {
  readonly info: EgressInfo;
  /** In the order of their results. */
  readonly outputs: readonly PlannedOutput[];
  /** Somebody asked for the end, or a limit did. */
  readonly endsBecause?: 'stopped' | 'limit';
}

export type EgressEvent =
  | { readonly kind: 'reported'; readonly report: BroadcastReport }
  | { readonly kind: 'stopping'; readonly because: 'stopped' | 'limit' }
  | { readonly kind: 'streamsAdded'; readonly streams: readonly PlannedStream[] }
  | { readonly kind: 'ended'; readonly cause?: { readonly code: string; readonly message: string } };

export const TERMINAL: ReadonlySet<EgressStatus> = new Set([
  EgressStatus.EGRESS_COMPLETE,
  EgressStatus.EGRESS_FAILED,
  EgressStatus.EGRESS_ABORTED,
  EgressStatus.EGRESS_LIMIT_REACHED,
]);

/** Whoever ended the room ended the egress: that is no failure. */
const ROOM_ENDED = 'room_ended';

export function newRecord(
  request: StartEgressRequest,
  { roomName, outputs }: Pick<EgressPlan, 'roomName' | 'outputs'>,
  now: bigint,
): EgressRecord {
  const info = new EgressInfo({
    egressId: request.egressId,
    roomId: request.roomId,
    roomName,
    sourceType: EgressSourceType.SDK,
    status: EgressStatus.EGRESS_STARTING,
    updatedAt: now,
    retryCount: request.retryCount,
    request: withoutSecrets(request).request as EgressInfo['request'],
    streamResults: outputs.filter(isStream).map(toStreamInfo),
    fileResults: outputs.flatMap((each) =>
      each.kind === 'file' ? [new FileInfo({ filename: each.name })] : [],
    ),
    segmentResults: outputs.flatMap((each) =>
      each.kind === 'segments'
        ? [
            new SegmentsInfo({
              playlistName: each.playlistName,
              livePlaylistName: each.livePlaylistName,
            }),
          ]
        : [],
    ),
  });
  return { info: withOlderResult(info), outputs };
}

export function next(record: EgressRecord, event: EgressEvent, now: bigint): EgressRecord {
  if (TERMINAL.has(record.info.status)) return record;
  const info = record.info.clone();
  info.updatedAt = now;
  const become = (status: EgressStatus): void => void (info.status = status);
  let { outputs, endsBecause } = record;
  switch (event.kind) {
    case 'reported': {
      const { report } = event;
      if (report.state === 'active' && info.status === EgressStatus.EGRESS_STARTING) {
        become(EgressStatus.EGRESS_ACTIVE);
        info.startedAt = now;
      }
      applyDestinations(info, outputs, report, now);
      break;
    }
    case 'stopping':
      endsBecause ??= event.because;
      if (info.status !== EgressStatus.EGRESS_ENDING) become(EgressStatus.EGRESS_ENDING);
      break;
    case 'streamsAdded':
      outputs = [...outputs, ...event.streams];
      info.streamResults.push(...event.streams.map(toStreamInfo));
      break;
    case 'ended':
      end(info, event.cause, endsBecause, now);
      break;
  }
  return { info: withOlderResult(info), outputs, ...(endsBecause ? { endsBecause } : {}) };
}

function end(
  info: EgressInfo,
  cause: { code: string; message: string } | undefined,
  because: EgressRecord['endsBecause'],
  now: bigint,
): void {
  const wasActive = info.startedAt > 0n;
  const isAsked = because !== undefined || cause?.code === ROOM_ENDED;
  if (because === 'limit' && wasActive) info.status = EgressStatus.EGRESS_LIMIT_REACHED;
  else if (isAsked) info.status = wasActive ? EgressStatus.EGRESS_COMPLETE : EgressStatus.EGRESS_ABORTED;
  else if (cause) info.status = EgressStatus.EGRESS_FAILED;
  else info.status = EgressStatus.EGRESS_COMPLETE;
  info.endedAt = now;
  if (info.status === EgressStatus.EGRESS_FAILED && cause) {
    info.error = cause.message;
    info.errorCode = HTTP_CODES[cause.code] ?? 500;
  }
  if (info.status === EgressStatus.EGRESS_ABORTED) info.details = 'It ended before it began.';
  for (const stream of info.streamResults) endStream(stream, now);
  for (const file of [...info.fileResults, ...info.segmentResults]) {
    if (file.startedAt === 0n) continue;
    file.endedAt = now;
    file.duration = now - file.startedAt;
  }
}

/** As the original numbers its errors: by HTTP. */
const HTTP_CODES: Readonly<Record<string, number>> = {
  invalid_options: 400,
  invalid_destination: 400,
  room_refused: 403,
  destination_refused: 400,
  destination_unreachable: 400,
  destination_lost: 400,
  no_capacity: 503,
  room_unreachable: 503,
  room_lost: 503,
};

function applyDestinations(
  info: EgressInfo,
  outputs: readonly PlannedOutput[],
  { destinations = [] }: BroadcastReport,
  now: bigint,
): void {
  const streams = outputs.filter(isStream);
  for (const { id, state, cause, retries } of destinations) {
    const output = outputs.find((each) => each.id === id);
    if (!output) continue;
    if (output.kind !== 'stream') {
      const result = output.kind === 'file' ? info.fileResults[0] : info.segmentResults[0];
      if (result && state === 'active' && result.startedAt === 0n) result.startedAt = now;
      continue;
    }
    const stream = info.streamResults[streams.indexOf(output)];
    if (!stream || stream.status !== StreamInfo_Status.ACTIVE) continue;
    if (state === 'active' && stream.startedAt === 0n) stream.startedAt = now;
    if (retries > stream.retries) {
      stream.retries = retries;
      stream.lastRetryAt = now;
    }
    if (state === 'idle') {
      if (cause) stream.error = cause;
      endStream(stream, now);
    }
  }
}

function endStream(stream: StreamInfo, now: bigint): void {
  if (stream.status !== StreamInfo_Status.ACTIVE) return;
  stream.status = stream.error ? StreamInfo_Status.FAILED : StreamInfo_Status.FINISHED;
  stream.endedAt = now;
  if (stream.startedAt > 0n) stream.duration = now - stream.startedAt;
}

function toStreamInfo({ shownUrl }: PlannedStream): StreamInfo {
  return new StreamInfo({ url: shownUrl, status: StreamInfo_Status.ACTIVE });
}

function isStream(output: PlannedOutput): output is PlannedStream {
  return output.kind === 'stream';
}

/** Requests of the older form are answered in it too. */
function withOlderResult(info: EgressInfo): EgressInfo {
  const older = info.request.case === 'roomComposite' ? info.request.value.output.case : undefined;
  if (older === 'stream') {
    info.result = { case: 'stream', value: new StreamInfoList({ info: info.streamResults }) };
  } else if (older === 'file' && info.fileResults[0]) {
    info.result = { case: 'file', value: info.fileResults[0] };
  } else if (older === 'segments' && info.segmentResults[0]) {
    info.result = { case: 'segments', value: info.segmentResults[0] };
  }
  return info;
}

/** EgressInfo repeats the request, and is shown to whoever may list: stream keys do not belong in it. */
function withoutSecrets(request: StartEgressRequest): StartEgressRequest {
  const copy = request.clone();
  copy.token = '';
  const redact = (output: StreamOutput | undefined): void => {
    if (output) output.urls = output.urls.map(redactStreamUrl);
  };
  const { request: source } = copy;
  if (source.case === 'roomComposite') {
    if (source.value.output.case === 'stream') redact(source.value.output.value);
    source.value.streamOutputs.forEach(redact);
  } else if (source.case === 'egress') {
    for (const { config } of source.value.outputs) if (config.case === 'stream') redact(config.value);
  }
  return copy;
}
