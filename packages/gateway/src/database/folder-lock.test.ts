// A PGlite folder is one process's; a pid says little about which.
import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.js';

const inUse = { code: 'database_in_use', message: expect.stringContaining('DATABASE_URL') };
let root: string;
let folder: string;
let file: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'airlock-lock-'));
  folder = join(root, 'C#');
  file = `${folder}.lock`;
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The lock that this process would write, with something about it changed. */
async function writeLock(change: object): Promise<void> {
  const unlock = await lockFolder(folder);
  const own = JSON.parse(await readFile(file, 'utf8'));
  await unlock();
  await writeFile(file, JSON.stringify({ ...own, token: 'of somebody else', ...change }));
}

it('is refused while it is open here, and free again afterwards', async () => {
  const unlock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject(inUse);
  await unlock();
  await (
    await lockFolder(folder)
  )();
});

it('is taken over from a process that has died', async () => {
  await writeFile(file, String(spawnSync('true').pid));
  await (
    await lockFolder(folder)
  )();
  await writeLock({ pid: spawnSync('true').pid });
  await (
    await lockFolder(folder)
  )();
});

it('is taken over when the pid is somebody else’s by now, also our own', async () => {
  const other = spawn('sleep', ['60']);
  for (const pid of [other.pid, process.pid]) {
    await writeLock({ pid, started: '1' });
    await (
      await lockFolder(folder)
    )();
  }
  other.kill();
});

it('is refused while a process of another container keeps it, and taken over once that is silent', async () => {
  await writeLock({ pid: 1, pidNamespace: 'pid:[of another container]' });
  let beats = 0;
  const beat = setInterval(() => void utimes(file, new Date(), (beats += 1)), 200);
  await expect(lockFolder(folder)).rejects.toMatchObject(inUse);
  clearInterval(beat);
  await (
    await lockFolder(folder)
  )();
});

it('is one process’s when several start together over a stale lock', async () => {
  await writeLock({ pid: spawnSync('true').pid });
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
  const taken = tries.filter((one) => one.status === 'fulfilled');
  expect(taken).toHaveLength(1);
  await taken[0]!.value();
});

it('is taken over although a power cut interrupted the last takeover', async () => {
  await writeLock({ pid: spawnSync('true').pid });
  await mkdir(`${file}.takeover`);
  await (
    await lockFolder(folder)
  )();
});
