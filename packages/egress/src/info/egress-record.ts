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
  /** Media has flowed to the first output. */
  readonly wasActive: boolean;
  /** Somebody asked for the end, a limit did, or the program ends. */
  readonly endsBecause?: EndReason;
}

export type EndReason = 'stopped' | 'limit' | 'killed';

export type EgressEvent =
  | { readonly kind: 'reported'; readonly report: BroadcastReport }
  | { readonly kind: 'stopping'; readonly because: EndReason }
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
  { roomName, outputs, only }: Pick<EgressPlan, 'roomName' | 'outputs' | 'only'>,
  now: bigint,
): EgressRecord {
  const info = new EgressInfo({
    egressId: request.egressId,
    roomId: request.roomId,
    roomName,
    sourceType: sourceTypeOf(request, only),
    status: EgressStatus.EGRESS_STARTING,
    startedAt: now,
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
  return { info: withOlderResult(info), outputs, wasActive: false };
}

/** By what LiveKit Egress 1.14 would draw from: a web page, unless it is audio without a layout. */
function sourceTypeOf({ request: source }: StartEgressRequest, only: EgressPlan['only']): EgressSourceType {
  const composite =
    source.case === 'roomComposite'
      ? source.value
      : source.case === 'egress' && source.value.source.case === 'template'
        ? source.value.source.value
        : undefined;
  const isDrawn = only !== 'audio' || composite?.layout || composite?.customBaseUrl;
  return isDrawn ? EgressSourceType.WEB : EgressSourceType.SDK;
}

export function next(record: EgressRecord, event: EgressEvent, now: bigint): EgressRecord {
  if (TERMINAL.has(record.info.status)) return record;
  const info = record.info.clone();
  info.updatedAt = now;
  const become = (status: EgressStatus): void => void (info.status = status);
  let { outputs, wasActive, endsBecause } = record;
  switch (event.kind) {
    case 'reported': {
      const { report } = event;
      if (report.state === 'active' && info.status === EgressStatus.EGRESS_STARTING) {
        become(EgressStatus.EGRESS_ACTIVE);
        wasActive = true;
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
      end(info, { ...event, because: endsBecause, wasActive }, now);
      break;
  }
  return { info: withOlderResult(info), outputs, wasActive, ...(endsBecause ? { endsBecause } : {}) };
}

interface End {
  readonly cause?: { readonly code: string; readonly message: string };
  readonly because: EndReason | undefined;
  readonly wasActive: boolean;
}

/** In the words and codes of LiveKit's `EgressInfo` helpers (protocol 1.50). */
function end(info: EgressInfo, { cause, because, wasActive }: End, now: bigint): void {
  const { EGRESS_ABORTED, EGRESS_COMPLETE, EGRESS_FAILED, EGRESS_LIMIT_REACHED } = EgressStatus;
  const fail = (status: EgressStatus, error: string, errorCode: number): void =>
    void Object.assign(info, { status, error, errorCode });
  const isAsked = because !== undefined || cause?.code === ROOM_ENDED;
  if (isAsked && !wasActive) fail(EGRESS_ABORTED, 'Stop called before pipeline could start', 412);
  else if (because === 'limit') fail(EGRESS_LIMIT_REACHED, END_REASONS.limit, 413);
  else if (cause && !isAsked) fail(EGRESS_FAILED, cause.message, HTTP_CODES[cause.code] ?? 500);
  else info.status = EGRESS_COMPLETE;
  const reason = because ?? (isAsked ? ROOM_ENDED : cause ? 'failed' : 'streams_stopped');
  info.details = `End reason: ${END_REASONS[reason]}`;
  info.endedAt = now;
  for (const stream of info.streamResults)
    endStream(stream, now, info.status === EGRESS_FAILED ? info.error : '');
  for (const file of [...info.fileResults, ...info.segmentResults]) endFile(file, now);
}

const END_REASONS = {
  stopped: 'StopEgress API',
  killed: 'Process killed',
  limit: 'Session limit reached',
  [ROOM_ENDED]: 'Source closed',
  streams_stopped: 'All streams stopped',
  failed: 'Failure',
} as const;

/** As the original numbers its errors: by HTTP. */
const HTTP_CODES: Readonly<Record<string, number>> = {
  invalid_options: 400,
  invalid_destination: 400,
  room_refused: 403,
  destination_refused: 503,
  destination_unreachable: 503,
  destination_lost: 503,
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
      if (result && state === 'idle') endFile(result, now);
      continue;
    }
    const stream = info.streamResults[streams.indexOf(output)];
    if (!stream || stream.status !== StreamInfo_Status.ACTIVE) continue;
    if (state === 'active' && stream.startedAt === 0n) stream.startedAt = now;
    if (retries > stream.retries) {
      stream.retries = retries;
      stream.lastRetryAt = now;
    }
    if (state === 'idle') endStream(stream, now, cause ?? '');
  }
}

function endStream(stream: StreamInfo, now: bigint, error: string): void {
  if (stream.status !== StreamInfo_Status.ACTIVE) return;
  stream.error = error;
  stream.status = error ? StreamInfo_Status.FAILED : StreamInfo_Status.FINISHED;
  stream.startedAt ||= now;
  stream.endedAt = now;
  stream.duration = now - stream.startedAt;
}

function endFile(file: FileInfo | SegmentsInfo, now: bigint): void {
  if (file.endedAt > 0n) return;
  file.startedAt ||= now;
  file.endedAt = now;
  file.duration = now - file.startedAt;
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
