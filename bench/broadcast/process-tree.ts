// Counts the CPU time and the memory of a process and all its descendants, from /proc.
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

export interface TreeUsage {
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
}

export function treeUsage(rootPid: number): TreeUsage {
  const tree = treeOf(rootPid);
  return {
    cpuSeconds: tree.reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_PER_SECOND,
    memoryBytes: tree.reduce((sum, { pid }) => sum + proportionalMemory(pid), 0),
  };
}

/** Resolves when the process has loaded another for its next broadcast, with the pid of that one. */
export async function untilWarm(rootPid: number): Promise<number> {
  const isWaiting = ({ pid }: { pid: number }) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('airlock-broadcaster: waiting');
    } catch {
      return false;
    }
  };
  for (;;) {
    const waiting = treeOf(rootPid).find(isWaiting);
    if (waiting) return waiting.pid;
    await sleep(100);
  }
}

function treeOf(rootPid: number) {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readStat);
  const wanted = new Set([rootPid]);
  for (let size = 0; size !== wanted.size;) {
    size = wanted.size;
    for (const { pid, parent } of stats) if (wanted.has(parent)) wanted.add(pid);
  }
  return stats.filter(({ pid }) => wanted.has(pid));
}

function readStat(pid: string): { pid: number; parent: number; ticks: number }[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return [{ pid: Number(pid), parent: fields[1]!, ticks: fields[11]! + fields[12]! }];
  } catch {
    return [];
  }
}

/** Pages shared with other processes count in parts; else node's own code would count once for each process. */
function proportionalMemory(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** CPU seconds of each kind of thread of one process, by the name that the thread gave itself. */
export function threadSeconds(pid: number): Map<string, number> {
  const seconds = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const text = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
      const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')).replace(/[\d/:-]+$/, '');
      const fields = text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      seconds.set(name, (seconds.get(name) ?? 0) + (fields[11]! + fields[12]!) / TICKS_PER_SECOND);
    } catch {
      // The thread has ended.
    }
  }
  return seconds;
}
