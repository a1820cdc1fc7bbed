// Looks at processes by /proc: who was begun by whom, and who still runs.
import { readdir, readFile } from 'node:fs/promises';

/** Children of a process whose command line fits. */
export async function processesUnder(parent: number, command: RegExp): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const fits = await Promise.all(
    pids.map(async (pid) => (await parentOf(pid)) === parent && command.test(await commandOf(pid))),
  );
  return pids.filter((_pid, index) => fits[index]);
}

/** One that has ended stays a zombie for as long as whoever began it is frozen. */
export async function isAlive(pid: number): Promise<boolean> {
  const [state = 'Z'] = await fieldsOf(pid);
  return state !== 'Z';
}

/** Of all threads, in MiB. */
export async function residentMib(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) / 1024;
}

async function parentOf(pid: number): Promise<number | undefined> {
  return Number((await fieldsOf(pid))[1]);
}

/** Of /proc/<pid>/stat, from the state on; none for a process that is not there. */
async function fieldsOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold anything.
  return stat
    .slice(stat.lastIndexOf(')') + 1)
    .split(' ')
    .filter(Boolean);
}

async function commandOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
}
