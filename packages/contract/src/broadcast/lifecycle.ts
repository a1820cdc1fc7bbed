// The lifecycle of a broadcast: what each event makes of it, and what is to be done then. Pure.
import type { BroadcastOutcome, BroadcastState } from './broadcast-state.js';

/** Where a broadcast stands; `cause` says why it is retrying, or why it ended. */
export interface BroadcastLifecycle {
  readonly state: BroadcastState;
  /** How an idle one ended; absent while it runs, and where it has never begun. */
  readonly outcome?: BroadcastOutcome;
  readonly cause?: string;
}

/** A broadcast that nobody has started yet. */
export const NEVER_BEGUN: BroadcastLifecycle = { state: 'idle' };

export type LifecycleEvent =
  /** Somebody wants it on the air. */
  | { readonly type: 'start' }
  /** What composes and sends it says how it stands. */
  | { readonly type: 'report'; readonly state: BroadcastState; readonly cause?: string | undefined }
  /** Nothing sends it although something should: its process or its gateway has died. */
  | { readonly type: 'lost'; readonly cause: string }
  /** It cannot begin, or cannot go on. */
  | { readonly type: 'fail'; readonly cause: string }
  /** Somebody wants it off the air. */
  | { readonly type: 'stop'; readonly cause?: string | undefined };

/** `begin`: send it. `end`: whatever sends it must stop. The others: tell those who listen that it is so now. */
export type LifecycleEffect = 'begin' | 'end' | 'tell_on_air' | 'tell_off_air';

export interface LifecycleStep<Lifecycle = BroadcastLifecycle> {
  readonly state: Lifecycle;
  readonly effects: readonly LifecycleEffect[];
}

/** Whether a broadcast is on the air: one that retries is, one that starts is not yet. */
export function isOnAir(state: BroadcastState): boolean {
  return state === 'active' || state === 'retrying';
}

/** What an event makes of a broadcast. An event that changes nothing gives the state as it was. */
export function nextLifecycle(before: BroadcastLifecycle, event: LifecycleEvent): LifecycleStep {
  const after = stateAfter(before, event);
  const effects: LifecycleEffect[] = [];
  if (isOnAir(before.state) !== isOnAir(after.state)) {
    effects.push(isOnAir(after.state) ? 'tell_on_air' : 'tell_off_air');
  }
  if (event.type === 'lost' && after.state !== 'idle') effects.push('begin');
  if (event.type === 'start' && before.state === 'idle') effects.push('begin');
  // Also where it is idle already: what is sent against the will of the store must end.
  if (event.type === 'stop' || event.type === 'fail') effects.push('end');
  if (event.type === 'report' && before.state === 'idle' && event.state !== 'idle') effects.push('end');
  return { state: after, effects };
}

function stateAfter(before: BroadcastLifecycle, event: LifecycleEvent): BroadcastLifecycle {
  // An idle broadcast begins again by `start` alone: a late report of the last run must not revive it.
  if (before.state === 'idle') return event.type === 'start' ? { state: 'starting' } : before;
  switch (event.type) {
    case 'start':
      return before;
    case 'report':
      if (beginsAnew(before, event.state)) return described('retrying', event.cause ?? before.cause);
      if (event.state !== 'idle') return described(event.state, event.cause);
      // A broadcaster that ends without being told to says why.
      return ended(event.cause === undefined ? 'ended' : 'failed', event.cause);
    case 'lost':
      return before.state === 'starting' ? before : described('retrying', event.cause);
    case 'fail':
      return ended('failed', event.cause);
    case 'stop':
      return ended('ended', event.cause);
  }
}

/** What has been on the air and begins anew is retrying, whatever sends it calls it. */
function beginsAnew(before: BroadcastLifecycle, reported: BroadcastState): boolean {
  return reported === 'starting' && isOnAir(before.state);
}

function ended(outcome: BroadcastOutcome, cause: string | undefined): BroadcastLifecycle {
  return { ...described('idle', cause), outcome };
}

function described(state: BroadcastState, cause: string | undefined): BroadcastLifecycle {
  return cause === undefined ? { state } : { state, cause };
}
