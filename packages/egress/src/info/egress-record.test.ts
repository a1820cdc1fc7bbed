import type { BroadcastReport, DestinationReport } from '@airlock-rtc/contract';
import {
  EgressSourceType,
  EgressStatus,
  EncodedFileOutput,
  FileOutput,
  Output,
  StreamInfo_Status,
} from '@livekit/protocol';
import { describe, expect, it } from 'vitest';
import { composite, STREAM_URL, streams, template } from '../../test/requests.js';
import { planOf } from '../request/plan.js';
import { streamOf } from '../request/outputs.js';
import { newRecord, next, type EgressEvent, type EgressRecord } from './egress-record.js';

const OTHER_URL = 'rtmp://127.0.0.1/app/other-key-2';
const rules = { mayWriteLocally: true, allowsPrivateDestinations: true };

function begin(request = composite({ output: { case: 'stream', value: streams(STREAM_URL, OTHER_URL) } })) {
  return newRecord(request, planOf(request, rules, new Date(0)), 1n);
}

/** Each event a nanosecond after the one before. */
function play(...events: EgressEvent[]): EgressRecord {
  return events.reduce((record, event, index) => next(record, event, BigInt(index + 10)), begin());
}

const status = (record: EgressRecord) => EgressStatus[record.info.status].replace('EGRESS_', '');
const active: EgressEvent = { kind: 'reported', report: { state: 'active' } };
const stopping: EgressEvent = { kind: 'stopping', because: 'stopped' };
const ended: EgressEvent = { kind: 'ended' };
const failedBy = (code: string): EgressEvent => ({ kind: 'ended', cause: { code, message: `by ${code}` } });
const reported = (...destinations: Partial<DestinationReport>[]): EgressEvent => ({
  kind: 'reported',
  report: { state: 'active', destinations: destinations as DestinationReport[] } satisfies BroadcastReport,
});

it.each<[string, EgressEvent[]]>([
  ['STARTING', []],
  ['STARTING', [{ kind: 'reported', report: { state: 'starting' } }]],
  ['ACTIVE', [active]],
  ['ACTIVE', [active, { kind: 'reported', report: { state: 'retrying' } }]],
  ['ENDING', [active, stopping]],
  ['ENDING', [active, stopping, active]],
  ['COMPLETE', [active, stopping, ended]],
  ['COMPLETE', [active, failedBy('room_ended')]],
  ['FAILED', [active, failedBy('room_lost')]],
  ['FAILED', [failedBy('destination_unreachable')]],
  ['ABORTED', [stopping, ended]],
  ['ABORTED', [failedBy('room_ended')]],
  ['LIMIT_REACHED', [active, { kind: 'stopping', because: 'limit' }, ended]],
  ['COMPLETE', [active, stopping, ended, active, failedBy('room_lost')]],
])('is %s after %j', (expected, events) => expect(status(play(...events))).toBe(expected));

it.each<[EgressEvent[], string, number, string]>([
  [[active, stopping, ended], '', 0, 'StopEgress API'],
  [[stopping, ended], 'Stop called before pipeline could start', 412, 'StopEgress API'],
  [[active, failedBy('room_ended')], '', 0, 'Source closed'],
  [[active, ended], '', 0, 'All streams stopped'],
  [[active, { kind: 'stopping', because: 'killed' }, ended], '', 0, 'Process killed'],
  [
    [active, { kind: 'stopping', because: 'limit' }, ended],
    'Session limit reached',
    413,
    'Session limit reached',
  ],
  [[failedBy('destination_unreachable')], 'by destination_unreachable', 503, 'Failure'],
  [[failedBy('room_refused')], 'by room_refused', 403, 'Failure'],
])('says why it ended as LiveKit Egress does, after %j', (events, error, errorCode, reason) => {
  const { info } = play(...events);
  expect(info).toMatchObject({ error, errorCode, details: `End reason: ${reason}` });
});

it('has times from the request on, in nanoseconds', () => {
  expect(begin().info).toMatchObject({ startedAt: 1n, updatedAt: 1n, endedAt: 0n });
  expect(play(active, stopping, ended).info).toMatchObject({ startedAt: 1n, endedAt: 12n, updatedAt: 12n });
});

it('gives every result a beginning and an end, also those that nothing was sent to', () => {
  const never = { startedAt: 10n, endedAt: 10n, duration: 0n };
  const { FAILED, FINISHED } = StreamInfo_Status;
  expect(play(failedBy('room_lost')).info.streamResults).toMatchObject([
    { status: FAILED, error: 'by room_lost', ...never },
    { status: FAILED, error: 'by room_lost', ...never },
  ]);
  expect(play(ended).info.streamResults[0]).toMatchObject({ status: FINISHED, ...never });
  const file = composite({ fileOutputs: [new EncodedFileOutput()] });
  expect(next(begin(file), ended, 10n).info.fileResults[0]).toMatchObject(never);
});

it('ends a file whose process was lost, while the streams go on', () => {
  const request = composite({ fileOutputs: [new EncodedFileOutput()], streamOutputs: [streams(STREAM_URL)] });
  const states = (state: 'active' | 'idle') => reported({ id: 'file', state, retries: 0 });
  const [started, lost] = [next(begin(request), states('active'), 10n), states('idle')];
  const { fileResults } = next(next(started, lost, 15n), ended, 30n).info;
  expect(fileResults[0]).toMatchObject({ startedAt: 10n, endedAt: 15n, duration: 5n });
});

it('names the source from which LiveKit Egress would draw', () => {
  const outputs = { fileOutputs: [new EncodedFileOutput()] };
  const sourceOf = (fields: object) => begin(composite({ ...outputs, ...fields })).info.sourceType;
  expect(sourceOf({})).toBe(EgressSourceType.WEB);
  expect(sourceOf({ audioOnly: true })).toBe(EgressSourceType.SDK);
  expect(sourceOf({ audioOnly: true, layout: 'grid' })).toBe(EgressSourceType.WEB);
  const file = new Output({ config: { case: 'file', value: new FileOutput() } });
  expect(begin(template([file], { audioOnly: true })).info.sourceType).toBe(EgressSourceType.SDK);
});

describe('streams', () => {
  const both = (first: Partial<DestinationReport>) =>
    reported(
      { id: streamOf(STREAM_URL).id, retries: 0, ...first },
      { id: streamOf(OTHER_URL).id, state: 'active', retries: 0 },
    );

  it('one of several that fails is told, and the rest goes on', () => {
    const record = play(both({ state: 'active' }), both({ state: 'idle', cause: 'hung up' }));
    expect(status(record)).toBe('ACTIVE');
    expect(record.info.streamResults).toMatchObject([
      { status: StreamInfo_Status.FAILED, error: 'hung up', startedAt: 10n, endedAt: 11n, duration: 1n },
      { status: StreamInfo_Status.ACTIVE, error: '' },
    ]);
  });

  it('retries are counted, and are no failure', () => {
    const { info } = play(both({ state: 'active' }), both({ state: 'retrying', retries: 2 }));
    expect(info.streamResults[0]).toMatchObject({
      status: StreamInfo_Status.ACTIVE,
      retries: 2,
      lastRetryAt: 11n,
    });
  });

  it('one that is removed has finished, one that is added has a result of its own', () => {
    const added = streamOf('rtmp://127.0.0.1/app/third-key-3');
    const { info } = play(active, { kind: 'streamsAdded', streams: [added] }, both({ state: 'idle' }));
    expect(info.streamResults.map((each) => StreamInfo_Status[each.status])).toEqual([
      'FINISHED',
      'ACTIVE',
      'ACTIVE',
    ]);
    expect(info.streamResults[2]?.url).toBe('rtmp://127.0.0.1/app/{thi...y-3}');
  });

  it('are in the older field too, for a request of the older form', () => {
    const { info } = play(active, stopping, ended);
    expect(info.result.case).toBe('stream');
    expect(info.result.case === 'stream' && info.result.value.info).toEqual(info.streamResults);
  });
});

it('shows neither stream keys nor the token', () => {
  const json = play(active, failedBy('room_lost')).info.toJsonString();
  for (const secret of ['secret-key-1', 'other-key-2', 'a.secret.token']) expect(json).not.toContain(secret);
  expect(json).toContain('{sec...y-1}');
});

it('keeps the record before as it was', () => {
  const before = begin();
  next(before, active, 5n);
  expect(before.info.status).toBe(EgressStatus.EGRESS_STARTING);
});
