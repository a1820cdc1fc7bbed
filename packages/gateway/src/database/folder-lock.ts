// Keeps a second process out of a PGlite folder, which bears only one at a time: also one of another container.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GatewayError } from '../errors/errors.js';

/** The owner of a lock says so often that it lives; whoever cannot see its process waits for that. */
const BEAT_MS = 1000;
const SILENT_MS = 5 * BEAT_MS;
const LOOK_MS = 250;
const TURN_MS = 2 * BEAT_MS;

interface Owner {
  readonly pid: number;
  /** Of this lock: tells two processes of the same pid apart. */
  readonly token: string;
  /** Of the machine, since it was started. */
  readonly boot: string;
  /** In which the pid means something. */
  readonly pidNamespace: string;
  /** When the process was started, in the kernel's ticks: a pid is given out again. */
  readonly started: string;
}

/** Locks of this process. */
const held = new Set<string>();

/** Takes the folder for this process, or throws `database_in_use`. A dead owner's lock is taken over. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder.replace(/[/\\]+$/, '')}.lock`;
  const own = await ownerOf(process.pid);
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(own), { flag: 'wx' });
      return keep(file, own.token);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const owner = await readOwner(file);
    if (await isInUse(file, owner, own)) {
      const next = 'stop it, or use its admin API; for several gateways set DATABASE_URL to a Postgres';
      const who = owner ? `process ${owner.pid}` : 'another process';
      throw new GatewayError('database_in_use', `${folder} is open in ${who}: ${next}`);
    }
    if (await replaceStale(file, owner, own)) return keep(file, own.token);
  }
}

function keep(file: string, token: string): () => Promise<void> {
  held.add(token);
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), BEAT_MS).unref();
  return async () => {
    clearInterval(beat);
    held.delete(token);
    await rm(file, { force: true });
  };
}

async function isInUse(file: string, owner: Owner | undefined, own: Owner): Promise<boolean> {
  if (!owner) return isOfEarlierVersion(file);
  if (held.has(owner.token)) return true;
  const isVisible = owner.boot === own.boot && owner.pidNamespace === own.pidNamespace;
  if (!isVisible) return isBeating(file);
  return (await startOf(owner.pid)) === owner.started && isAlive(owner.pid);
}

/** Until 0.1 a lock held a pid alone, and nobody touched it. An empty one is being written this moment. */
async function isOfEarlierVersion(file: string): Promise<boolean> {
  const text = () => readFile(file, 'utf8').catch(() => '');
  const before = await text();
  if (before === '') {
    await sleep(LOOK_MS);
    return (await text()) !== '';
  }
  const pid = Number(before);
  return Number.isInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid);
}

/** Whether somebody touches or removes it while this process watches; the clocks of two machines do not matter. */
async function isBeating(file: string, silentMs = SILENT_MS): Promise<boolean> {
  const touched = () =>
    stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    );
  const before = await touched();
  for (let waitedMs = 0; waitedMs < silentMs; waitedMs += LOOK_MS) {
    await sleep(LOOK_MS);
    if ((await touched()) !== before) return true;
  }
  return false;
}

/**
 * Puts this process's lock in the place of a stale one, unless somebody else was faster. Of several that start together
 * one alone makes the folder beside it; the lock itself is never absent meanwhile.
 */
async function replaceStale(file: string, stale: Owner | undefined, own: Owner): Promise<boolean> {
  const turn = `${file}.takeover`;
  const isMine = await mkdir(turn).then(
    () => true,
    () => false,
  );
  if (!isMine) {
    // Held for milliseconds: one that a power cut left behind is removed.
    if (!(await isBeating(turn, TURN_MS))) await rm(turn, { recursive: true, force: true });
    return false;
  }
  const beside = join(turn, own.token);
  try {
    await writeFile(beside, JSON.stringify(own));
    if ((await readOwner(file))?.token !== stale?.token) return false;
    await rename(beside, file);
    return true;
  } finally {
    await rm(turn, { recursive: true, force: true });
  }
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse(await readFile(file, 'utf8')) as Owner;
    return typeof owner.token === 'string' ? owner : undefined;
  } catch {
    return undefined;
  }
}

async function ownerOf(pid: number): Promise<Owner> {
  const [boot, pidNamespace, started] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readlink('/proc/self/ns/pid').catch(() => ''),
    startOf(pid),
  ]);
  return { pid, token: randomUUID(), boot: boot.trim(), pidNamespace, started };
}

/** Field 22 of `/proc/PID/stat`, behind the name, which may hold anything; empty where there is no `/proc`. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
