// What this machine, or the container that it is to us, has free: measured over the last seconds.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Resources } from '@airlock-rtc/contract';

export interface Machine extends Disposable {
  /** Free over the last ten seconds, or since the start when that is less. */
  free(): Resources;
}

interface Sample {
  readonly atMs: number;
  /** Of all cores. */
  readonly idleMs: number;
  readonly totalMs: number;
  /** CPU that this container has used, where it is one with a limit. */
  readonly usedMs: number | undefined;
}

const EVERY_MS = 1000;
const WINDOW = 10;
const MIB = 1024 * 1024;

export function watchMachine(): Machine {
  const quotaCores = readQuota(read('/sys/fs/cgroup/cpu.max'));
  const take = () => sample(quotaCores !== undefined);
  const samples = [take()];
  const timer = setInterval(() => {
    samples.push(take());
    if (samples.length > WINDOW) samples.shift();
  }, EVERY_MS).unref();
  return {
    free: () => ({
      cores: freeCores(samples[0]!, take(), cpus().length, quotaCores),
      // Knows the limits of containers too.
      memoryMib: process.availableMemory() / MIB,
    }),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

/** Idle cores between two samples, but no more than is left of a container's share. */
export function freeCores(from: Sample, to: Sample, cores: number, quotaCores: number | undefined): number {
  const totalMs = to.totalMs - from.totalMs;
  const idle = totalMs > 0 ? (cores * (to.idleMs - from.idleMs)) / totalMs : cores;
  const wallMs = to.atMs - from.atMs;
  if (quotaCores === undefined || from.usedMs === undefined || to.usedMs === undefined) return idle;
  const used = wallMs > 0 ? (to.usedMs - from.usedMs) / wallMs : 0;
  return Math.max(0, Math.min(idle, quotaCores - used));
}

/** `max 100000` is no limit, `150000 100000` is one and a half cores: cgroup v2's `cpu.max`. */
export function readQuota(text: string | undefined): number | undefined {
  const [quota, period] = (text ?? '').trim().split(' ').map(Number);
  return quota && period ? quota / period : undefined;
}

function sample(isLimited: boolean): Sample {
  const times = cpus().map((cpu) => cpu.times);
  const idleMs = sum(times.map(({ idle }) => idle));
  const totalMs = sum(times.map(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq));
  const usageUs = isLimited
    ? /^usage_usec (\d+)$/m.exec(read('/sys/fs/cgroup/cpu.stat') ?? '')?.[1]
    : undefined;
  const usedMs = usageUs === undefined ? undefined : Number(usageUs) / 1000;
  return { atMs: performance.now(), idleMs, totalMs, usedMs };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
