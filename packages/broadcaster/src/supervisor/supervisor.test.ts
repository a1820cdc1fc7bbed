// What the supervisor makes of what its processes say; that real ones say it is tested in supervisor.live.test.ts.
import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BroadcastJob, BroadcastReport } from '@airlock-rtc/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BroadcastChange } from '../broadcast/broadcast-change.js';
import type { BroadcastStats } from '../broadcast/broadcast-stats.js';
import type { BroadcastStatus } from '../broadcast/broadcast-status.js';
import type { BroadcasterProcessEvents } from '../process/broadcaster-process.js';
import { machineClockMs } from '@airlock-rtc/contract/machine-clock';
import type { BroadcasterChild, SupervisedJob } from './fork-broadcaster.js';
import { BroadcasterSupervisor, type SupervisorOptions } from './supervisor.js';

class ScriptedChild extends EventEmitter<BroadcasterProcessEvents> implements BroadcasterChild {
  end!: (status: BroadcastStatus) => void;
  readonly ended = new Promise<BroadcastStatus>((resolve) => (this.end = resolve));

  readonly changes: BroadcastChange[] = [];

  change(change: BroadcastChange): void {
    this.changes.push(change);
  }

  leaseUntilMs = Infinity;

  extendLease(untilMs: number): void {
    this.leaseUntilMs = untilMs;
  }

  async stop(): Promise<BroadcastStatus> {
    this.end({ state: 'idle', destinations: [] });
    return this.ended;
  }

  say(state: BroadcastStatus['state'], retries = 0): void {
    this.emit('status', { state, destinations: [{ id: 'live_stream', label: 'there', state, retries }] });
  }

  kill(): void {
    this.die();
  }

  /** As when its process is killed. */
  die(): void {
    const cause = { code: 'process_lost' as const, message: 'Killed.' };
    this.end({
      state: 'idle',
      cause,
      destinations: [{ id: 'live_stream', label: 'there', state: 'idle', retries: 1 }],
    });
  }

  refuse(code: 'destination_refused' | 'lease_lapsed' | 'room_unreachable'): void {
    this.end({ state: 'idle', cause: { code, message: 'No.' }, destinations: [] });
  }
}

const job: BroadcastJob = {
  broadcastId: 'b1',
  room: 'space',
  layout: 'gallery',
  resolution: '1280x720',
  destinations: [{ id: 'live_stream', url: 'rtmp://a/b/SECRET', isPublicOnly: false }],
};
const second: BroadcastStats = {
  ...{ framesPerSecond: 30, changedPerSecond: 30, tileFramesPerSecond: 30, bitrateBps: 3e6 },
  ...{ videoBitrateBps: 3e6, latenessMs: 20 },
  ...{ droppedFrames: 1, cpuCores: 0.9, memoryBytes: 300 * 1024 * 1024, people: 2 },
};

let stateFolder: string;
beforeAll(async () => {
  stateFolder = await mkdtemp(join(tmpdir(), 'airlock-driver-'));
});
afterAll(() => rm(stateFolder, { recursive: true, force: true }));

async function open(options: Partial<SupervisorOptions> & { cores?: number } = {}) {
  const children: ScriptedChild[] = [];
  const jobs: SupervisedJob[] = [];
  const reports: BroadcastReport[] = [];
  const { cores = 8 } = options;
  const broadcaster = await BroadcasterSupervisor.open({
    livekit: { url: 'ws://127.0.0.1:9', apiKey: 'key', apiSecret: 'secret' },
    stateFolder: await mkdtemp(join(stateFolder, 'one-')),
    machine: { free: () => ({ cores, memoryMib: 4000 }), [Symbol.dispose]: () => {} },
    fork: (forked) => {
      const child = new ScriptedChild();
      jobs.push(forked);
      children.push(child);
      return child;
    },
    ...options,
  });
  broadcaster.watch((_id, report) => reports.push(report));
  return { broadcaster, children, jobs, reports, states: () => reports.map(({ state }) => state) };
}

describe('the supervisor', () => {
  it('has taken a job when it is on the air, and forgets none that has ended', async () => {
    const { broadcaster, children, states } = await open();
    expect(await broadcaster.state('b1')).toBeUndefined();
    const started = broadcaster.start(job);
    expect(await broadcaster.state('b1')).toMatchObject({ state: 'starting' });
    children[0]!.say('active');
    await started;
    await broadcaster.start(job);
    expect(children).toHaveLength(1);
    children[0]!.emit('stats', second);
    expect(await broadcaster.state('b1')).toMatchObject({
      state: 'active',
      destinations: [{ id: 'live_stream', state: 'active', retries: 0 }],
      figures: { framesPerSecond: 30, droppedFrames: 1, cpuCores: 0.9 },
    });
    expect(JSON.stringify(await broadcaster.state('b1'))).not.toContain('SECRET');
    await broadcaster.stop('b1');
    expect(await broadcaster.state('b1')).toMatchObject({ state: 'idle' });
    // Whoever stopped it knows.
    expect(states()).toEqual(['active']);
    await broadcaster.stop('never heard of');
  });

  it('starts a lost process again once, and says so', async () => {
    const { broadcaster, children, reports } = await open();
    const started = broadcaster.start(job);
    children[0]!.say('active');
    await started;
    children[0]!.die();
    await expect.poll(() => children.length).toBe(2);
    expect(reports.at(-1)).toMatchObject({
      state: 'retrying',
      cause: expect.stringContaining('ended unexpectedly'),
      restarts: 1,
      destinations: [{ state: 'retrying' }],
    });
    children[1]!.say('starting');
    expect(reports.at(-1)).toMatchObject({
      state: 'retrying',
      cause: expect.stringContaining('unexpectedly'),
    });
    children[1]!.say('active', 3);
    expect(reports.at(-1)).toMatchObject({ state: 'active', restarts: 1, destinations: [{ retries: 5 }] });
    expect(reports.at(-1)).not.toHaveProperty('cause');
    children[1]!.die();
    await expect.poll(() => reports.at(-1)).toMatchObject({ state: 'idle', cause: 'Killed.' });
    expect(children).toHaveLength(2);
    expect(await broadcaster.state('b1')).toMatchObject({ state: 'idle' });
  });

  it('starts no recording again when its process is lost: it would replace what it holds (hours were lost)', async () => {
    const { broadcaster: supervisor, children, jobs, reports } = await open();
    const film = { id: 'film', url: '/recordings/film.mp4', isPublicOnly: false };
    const started = supervisor.start({ ...job, destinations: [...job.destinations, film] });
    children[0]!.say('active');
    await started;
    children[0]!.die();
    await vi.waitFor(() => expect(children).toHaveLength(2));
    expect(jobs[1]!.destinations).toEqual(job.destinations);
    expect(reports.at(-1)!.destinations).toMatchObject([
      { id: 'live_stream', state: 'retrying' },
      { id: 'film', state: 'idle', cause: expect.stringContaining('keeps what it holds') as string },
    ]);
    const another = supervisor.start({ ...job, broadcastId: 'b2', destinations: [film] });
    children[2]!.say('active');
    await another;
    children[2]!.die();
    await vi.waitFor(() =>
      expect(reports.at(-1)).toMatchObject({ state: 'idle', causeCode: 'process_lost' }),
    );
    expect(children).toHaveLength(3);
  });

  it('starts a lost process again without hardware, whose driver may have ended it, and passes warnings on', async () => {
    const warnings: string[] = [];
    const onWarning = (words: string) => void warnings.push(words);
    const { broadcaster, children, jobs } = await open({ hardware: 'vaapi', onWarning });
    const started = broadcaster.start(job);
    children[0]!.emit('warning', { code: 'hardware_unavailable', message: 'No such device.' });
    children[0]!.say('active');
    await started;
    children[0]!.die();
    await expect.poll(() => jobs.map(({ hardware }) => hardware)).toEqual(['vaapi', 'off']);
    expect(warnings).toEqual(['Broadcast b1: No such device.']);
    await broadcaster.stop('b1');
  });

  it('hands a lease on to the process, and to the one that replaces it', async () => {
    const { broadcaster, children } = await open();
    const started = broadcaster.start(job);
    const untilMs = machineClockMs() + 60_000;
    broadcaster.extendLease('b1', untilMs);
    children[0]!.say('active');
    await started;
    children[0]!.die();
    await expect.poll(() => children.length).toBe(2);
    expect(children.map(({ leaseUntilMs }) => leaseUntilMs)).toEqual([untilMs, untilMs]);
    broadcaster.extendLease('never heard of', 0);
    await broadcaster.stop('b1');
  });

  it('starts no process again whose lease is over: another machine may send by now', async () => {
    const { broadcaster, children, reports } = await open();
    const started = broadcaster.start(job);
    children[0]!.say('active');
    await started;
    children[0]!.refuse('lease_lapsed');
    await expect.poll(() => reports.at(-1)).toMatchObject({ state: 'idle', causeCode: 'lease_lapsed' });
    expect(children).toHaveLength(1);
  });

  it('changes a broadcast on the air, and starts a lost process again as it was then', async () => {
    const jobs: SupervisedJob[] = [];
    const children: ScriptedChild[] = [];
    const fork = (each: SupervisedJob) => {
      jobs.push(each);
      return children[children.push(new ScriptedChild()) - 1]!;
    };
    const { broadcaster, reports } = await open({ fork });
    const started = broadcaster.start({ ...job, isSuccessor: true });
    children[0]!.say('active');
    await started;
    const extra = { id: 'extra', url: 'rtmp://c/d/SECRET', isPublicOnly: true };
    const change = { layout: 'crop', add: [extra], remove: ['live_stream'] } as const;
    expect(broadcaster.change('b1', change)).toBe(true);
    expect(children[0]!.changes).toEqual([change]);
    children[0]!.emit('status', {
      state: 'active',
      destinations: [
        { id: 'live_stream', label: 'there', state: 'idle', retries: 0 },
        { id: 'extra', label: 'here', state: 'active', retries: 2 },
      ],
    });
    // By their ids, whatever the order: the job's own first.
    expect(reports.at(-1)!.destinations).toMatchObject([
      { id: 'extra', state: 'active', retries: 2 },
      { id: 'live_stream', state: 'idle', retries: 0 },
    ]);
    const refused = expect.objectContaining({ code: 'invalid_options' });
    expect(() => broadcaster.change('b1', { remove: ['nobody'] })).toThrow(refused);
    expect(broadcaster.change('never heard of', change)).toBe(false);
    children[0]!.die();
    await expect.poll(() => jobs.at(-1)).toMatchObject({ layout: 'crop', destinations: [extra] });
    expect(jobs.map(({ isSuccessor }) => isSuccessor)).toEqual([true, false]);
    await broadcaster.stop('b1');
  });

  it('ends a process that has fallen silent, and starts it again', async () => {
    const { broadcaster, children } = await open();
    const started = broadcaster.start(job);
    children[0]!.say('active');
    await started;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      children[0]!.emit('stats', second);
      await vi.advanceTimersByTimeAsync(14_000);
      children[0]!.emit('stats', second);
      await vi.advanceTimersByTimeAsync(14_000);
      expect(children).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(1000);
      expect(children).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
    await broadcaster.stop('b1');
  });

  it('ends a process that never says anything', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { broadcaster, children } = await open();
      const started = broadcaster.start(job);
      await vi.advanceTimersByTimeAsync(46_000);
      await started;
      expect(children).toHaveLength(2);
      await vi.advanceTimersByTimeAsync(46_000);
      expect(await broadcaster.state('b1')).toMatchObject({ state: 'idle' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('says so when another process cannot be started', async () => {
    const children: ScriptedChild[] = [];
    const fork = () => {
      if (children.length > 0) throw new Error('spawn ENOMEM');
      children.push(new ScriptedChild());
      return children[0]!;
    };
    const { broadcaster, reports } = await open({ fork });
    const started = broadcaster.start(job);
    children[0]!.say('active');
    await started;
    children[0]!.die();
    const ended = { state: 'idle', cause: expect.stringContaining('ENOMEM') };
    await expect.poll(() => reports.at(-1)).toMatchObject(ended);
    await expect.poll(() => broadcaster.state('b1')).toMatchObject(ended);
  });

  it.each([
    ['destination_refused', 'destination_refused'],
    ['room_unreachable', 'unavailable'],
  ] as const)('says no with a reason when the process ends at once with %s', async (code, reason) => {
    const { broadcaster, children } = await open();
    const started = broadcaster.start(job);
    children[0]!.refuse(code);
    await expect(started).rejects.toMatchObject({ reason, message: 'No.' });
    expect(await broadcaster.state('b1')).toMatchObject({ state: 'idle', cause: 'No.' });
    const again = broadcaster.start(job);
    children[1]!.say('active');
    await again;
    await broadcaster.stop('b1');
  });

  it('takes no more than fit, by what the last ones cost', async () => {
    const { broadcaster, children } = await open({ cores: 1.5 });
    const [first, other] = [broadcaster.start(job), broadcaster.start({ ...job, broadcastId: 'b2' })];
    await expect(broadcaster.start({ ...job, broadcastId: 'b3' })).rejects.toMatchObject({
      reason: 'no_capacity',
    });
    for (const child of children) child.say('active');
    await Promise.all([first, other]);
    expect(children).toHaveLength(2);
    const told: unknown[] = [];
    broadcaster.watchStats((...each) => told.push(each));
    for (let i = 0; i < 10; i++) children[0]!.emit('stats', second);
    expect(told.at(-1)).toEqual(['b1', second]);
    const { running, costs } = await broadcaster.capacity();
    expect(running).toBe(2);
    expect(costs['1280x720']).toMatchObject({ isMeasured: true, memoryMib: 300 });
    expect(costs['1280x720']!.cores).toBeCloseTo(0.9);
    await Promise.all(['b1', 'b2'].map((id) => broadcaster.stop(id)));
  });

  it('warns, where it is told to, instead of saying no', async () => {
    const warnings: string[] = [];
    const onWarning = (words: string) => warnings.push(words);
    const { broadcaster, children } = await open({ cores: 0.1, admission: 'warn', onWarning });
    const started = broadcaster.start(job);
    children[0]!.say('active');
    await started;
    expect(warnings).toMatchObject([expect.stringContaining('0.10 cores')]);
    await broadcaster.stop('b1');
  });
});
