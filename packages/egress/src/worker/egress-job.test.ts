// What a client may ask of an egress, and when: held against a supervisor that only writes down what it is told.
import type { BroadcastChange } from '@airlock-rtc/broadcaster/supervisor';
import { EgressStatus, UpdateStreamRequest } from '@livekit/protocol';
import { expect, it } from 'vitest';
import { composite, STREAM_URL, streams } from '../../test/requests.js';
import { newRecord } from '../info/egress-record.js';
import { planOf } from '../request/plan.js';
import { EgressJob } from './egress-job.js';
import { Reporter } from './reporter.js';
import { supervisedJob } from './supervised-job.js';

const OTHER_URL = 'rtmp://127.0.0.1/app/other-key-2';
const rules = { mayWriteLocally: true, allowsPrivateDestinations: true, limits: {} };

function begin(urls = [STREAM_URL]) {
  const request = composite({ streamOutputs: [streams(...urls)] });
  const plan = planOf(request, rules, new Date(0));
  const begun: string[] = [];
  const changes: BroadcastChange[] = [];
  const told: EgressStatus[] = [];
  const supervisor = {
    start: async ({ broadcastId }: { broadcastId: string }) => void begun.push(broadcastId),
    change: (_id: string, change: BroadcastChange) => changes.push(change) > 0,
    stop: async () => {},
  };
  const job = new EgressJob(newRecord(request, plan, 1n), {
    ...{ supervisor, ...rules, onWarning: () => {} },
    reporter: new Reporter({ update: async ({ status }) => void told.push(status), onWarning: () => {} }),
  });
  const update = (addOutputUrls: string[], removeOutputUrls: string[]) =>
    job.updateStreams(new UpdateStreamRequest({ egressId: 'EG_1', addOutputUrls, removeOutputUrls }));
  /** As the broadcaster tells of it once it is on the air. */
  const report = (ended: readonly string[] = []) =>
    job.follow({
      state: 'active',
      destinations: job.record.outputs.map(({ id }) => ({
        ...{ id, retries: 0 },
        state: ended.includes(id) ? ('idle' as const) : ('active' as const),
      })),
    });
  return {
    job,
    begun,
    changes,
    told,
    update,
    report,
    start: () => job.start(supervisedJob(request, plan, rules)),
  };
}

const code = (expected: string) => expect.objectContaining({ code: expected });

it('begins nothing that was stopped between its creation and its start (it went on for ever)', async () => {
  const { job, begun, start } = begin();
  expect(job.stop().status).toBe(EgressStatus.EGRESS_ENDING);
  start();
  await job.ended;
  expect(job.info.status).toBe(EgressStatus.EGRESS_ABORTED);
  expect(begun).toEqual([]);
});

it('sends a stream again that was removed, with a result of its own', () => {
  const { job, changes, update, report } = begin([STREAM_URL, OTHER_URL]);
  report();
  const [first] = job.record.outputs;
  update([], [STREAM_URL]);
  report([first!.id]);
  update([STREAM_URL], []);
  expect(changes.at(-1)).toMatchObject({ add: [{ id: `${first!.id}-2`, url: STREAM_URL }], remove: [] });
  expect(job.info.streamResults.map(({ status }) => status)).toEqual([1, 0, 0]);
  update([], [STREAM_URL]);
  expect(changes.at(-1)).toMatchObject({ add: [], remove: [`${first!.id}-2`] });
});

it('says nothing more of an egress that another worker has failed meanwhile (it turned from FAILED to COMPLETE)', async () => {
  const { job, told, report } = begin();
  report();
  const giving = job.giveWay();
  job.follow({ state: 'idle' });
  await Promise.all([giving, job.ended]);
  expect(told).toEqual([EgressStatus.EGRESS_ACTIVE]);
});

it('says nothing more once another worker has joined in its name, not even that its stream has ended', async () => {
  const { job, told, report } = begin();
  report();
  const destinations = [{ id: job.record.outputs[0]!.id, state: 'idle', retries: 0 }] as const;
  job.follow({ state: 'idle', cause: 'Somebody else joined.', causeCode: 'room_taken', destinations });
  await job.ended;
  expect(told).toEqual([EgressStatus.EGRESS_ACTIVE]);
});

it('refuses what cannot be changed, and changes nothing', async () => {
  const { job, changes, update, report } = begin();
  report();
  expect(() => update([STREAM_URL], [])).toThrow(code('already_exists'));
  expect(() => update([OTHER_URL, OTHER_URL], [])).toThrow(code('invalid_argument'));
  expect(() =>
    update(
      Array.from({ length: 20 }, (_, i) => `${OTHER_URL}${i}`),
      [],
    ),
  ).toThrow(code('invalid_argument'));
  expect(() => update([], [OTHER_URL])).toThrow(code('not_found'));
  report([job.record.outputs[0]!.id]);
  expect(() => update([], [STREAM_URL])).toThrow(code('not_found'));
  job.stop();
  expect(() => update([OTHER_URL], [])).toThrow(code('failed_precondition'));
  await job.ended;
  expect(() => update([OTHER_URL], [])).toThrow(code('failed_precondition'));
  expect(changes).toEqual([]);
});
