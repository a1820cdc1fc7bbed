import { expect, it } from 'vitest';
import {
  NEVER_BEGUN,
  nextLifecycle,
  type BroadcastLifecycle,
  type LifecycleEffect,
  type LifecycleEvent,
} from './lifecycle.js';

const idle = NEVER_BEGUN;
const ended = { state: 'idle', outcome: 'ended' } as const;
const starting = { state: 'starting' } as const;
const active = { state: 'active' } as const;
const retrying = { state: 'retrying', cause: 'the stream was lost' } as const;
const failed = { state: 'idle', outcome: 'failed', cause: 'the stream key is wrong' } as const;
const withoutCapacity = { state: 'idle', outcome: 'failed', cause: 'no capacity' } as const;
const leftAlone = { state: 'idle', outcome: 'ended', cause: 'everyone has left' } as const;

const start: LifecycleEvent = { type: 'start' };
const stop: LifecycleEvent = { type: 'stop' };
const leave: LifecycleEvent = { type: 'stop', cause: 'everyone has left' };
const lost: LifecycleEvent = { type: 'lost', cause: 'its process died' };
const fail: LifecycleEvent = { type: 'fail', cause: 'no capacity' };
const report = (state: BroadcastLifecycle['state'], cause?: string): LifecycleEvent => ({
  type: 'report',
  state,
  ...(cause !== undefined && { cause }),
});

const on = 'tell_on_air';
const off = 'tell_off_air';

type Row = [BroadcastLifecycle, LifecycleEvent, BroadcastLifecycle, LifecycleEffect[]];
const TABLE: Row[] = [
  // idle: never begun, ended or failed
  [idle, start, starting, ['begin']],
  [ended, start, starting, ['begin']],
  [failed, start, starting, ['begin']],
  [idle, report('active'), idle, ['end']],
  [failed, report('starting'), failed, ['end']],
  [idle, report('idle', 'late'), idle, []],
  [failed, lost, failed, []],
  [idle, stop, idle, ['end']],
  [failed, leave, failed, ['end']],
  [idle, fail, idle, ['end']],
  [ended, fail, ended, ['end']],
  // starting
  [starting, start, starting, []],
  [starting, report('starting'), starting, []],
  [starting, report('active'), active, [on]],
  [starting, report('retrying', 'x'), { state: 'retrying', cause: 'x' }, [on]],
  [starting, report('idle', 'x'), { state: 'idle', outcome: 'failed', cause: 'x' }, []],
  [starting, lost, starting, ['begin']],
  [starting, stop, ended, ['end']],
  [starting, fail, withoutCapacity, ['end']],
  // active
  [active, start, active, []],
  [active, report('active'), active, []],
  [active, report('starting'), { state: 'retrying' }, []],
  [active, report('starting', 'x'), { state: 'retrying', cause: 'x' }, []],
  [active, report('retrying', 'x'), { state: 'retrying', cause: 'x' }, []],
  [active, report('idle', 'x'), { state: 'idle', outcome: 'failed', cause: 'x' }, [off]],
  [active, lost, { state: 'retrying', cause: 'its process died' }, ['begin']],
  [active, stop, ended, [off, 'end']],
  [active, leave, leftAlone, [off, 'end']],
  [active, fail, withoutCapacity, [off, 'end']],
  // retrying
  [retrying, start, retrying, []],
  [retrying, report('starting'), retrying, []],
  [retrying, report('starting', 'x'), { state: 'retrying', cause: 'x' }, []],
  [retrying, report('active'), active, []],
  [retrying, report('retrying'), { state: 'retrying' }, []],
  [retrying, report('idle'), ended, [off]],
  [retrying, lost, { state: 'retrying', cause: 'its process died' }, ['begin']],
  [retrying, stop, ended, [off, 'end']],
  [retrying, fail, withoutCapacity, [off, 'end']],
];

it.each(TABLE)('%j after %j is %j, with %j', (before, event, state, effects) => {
  expect(nextLifecycle(before, event)).toEqual({ state, effects });
});

it('knows what every state makes of every event', () => {
  const seen = new Set(TABLE.map(([before, event]) => `${before.state} ${event.type}`));
  expect(seen.size).toBe(4 * 5);
});
