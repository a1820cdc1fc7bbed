// Decides whether one more broadcast fits on this machine. Pure.
import { BroadcastRefused, type Resources } from '@airlock-rtc/contract';
import { wordsOf, type Workload } from './workload.js';

export interface RunningBroadcast {
  /** What it was expected to need. */
  readonly expected: Resources;
  /** What it uses; `undefined` while it has not spoken yet. */
  readonly used: Resources | undefined;
}

/** What is free once every running broadcast uses what is expected of it: one that has just begun does not yet. */
export function freeForMore(machine: Resources, running: readonly RunningBroadcast[]): Resources {
  const owed = (of: (resources: Resources) => number): number =>
    running.reduce((sum, { expected, used }) => sum + Math.max(0, of(expected) - (used ? of(used) : 0)), 0);
  return {
    cores: Math.max(0, machine.cores - owed(({ cores }) => cores)),
    memoryMib: Math.max(0, machine.memoryMib - owed(({ memoryMib }) => memoryMib)),
  };
}

/** `undefined` when it fits. */
export function refusalFor(
  workload: Workload,
  needed: Resources,
  free: Resources,
): BroadcastRefused | undefined {
  if (needed.cores <= free.cores && needed.memoryMib <= free.memoryMib) return undefined;
  const message =
    `A broadcast ${wordsOf(workload)} needs ${amountOf(needed)} here, and ${amountOf(free)} are free. ` +
    'End another one, take a smaller size, or use a larger machine.';
  return new BroadcastRefused('no_capacity', message, { needed, free });
}

function amountOf({ cores, memoryMib }: Resources): string {
  return `${cores.toFixed(2)} cores and ${Math.round(memoryMib)} MiB`;
}
