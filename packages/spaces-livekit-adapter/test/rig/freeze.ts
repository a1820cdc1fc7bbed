// Stops processes for a while, as a closed lid and an overloaded machine do, and lets them go on.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Stops a process and all its descendants for so long. */
export async function freeze(pid: number, seconds: number): Promise<void> {
  const tree = await treeOf(pid);
  try {
    for (const each of tree) process.kill(each, 'SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  } finally {
    for (const each of tree) process.kill(each, 'SIGCONT');
  }
}

/** The browser that this process started. */
export async function browserPid(): Promise<number> {
  const browsers = (await processes()).filter(
    ({ parent, program }) => parent === process.pid && /chrom/i.test(program),
  );
  if (browsers.length !== 1) throw new Error(`Expected one browser, found ${browsers.length}.`);
  return browsers[0]!.pid;
}

async function treeOf(root: number): Promise<number[]> {
  const all = await processes();
  const childrenOf = (pid: number): number[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child.pid, ...childrenOf(child.pid)]);
  return [root, ...childrenOf(root)];
}

async function processes(): Promise<{ pid: number; parent: number; program: string }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,comm=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, ...program] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), program: program.join(' ') };
    });
}
