// Every command of the documentation, run as it is printed, on a fresh clone; its transcript is .cache/transcript.txt.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClone, type Clone } from './clone/clone.js';
import { documentedBlocks, REPOSITORY, type ShellBlock } from './docs/documented-commands.js';

const BLOCK_LIMIT_MS = 240_000;
/** What `npm start` prints last, and what Vite does. */
const IS_UP = /^ +Logs |ready in \d+/m;

const blocks = await documentedBlocks();
const transcript: string[] = [];
const running: ChildProcess[] = [];
let clone: Clone;
beforeAll(async () => {
  clone = await makeClone('airlock');
});
afterAll(async () => {
  for (const child of running) await stop(child);
  await mkdir(join(REPOSITORY, '.cache'), { recursive: true });
  await writeFile(join(REPOSITORY, '.cache', 'transcript.txt'), transcript.join('\n'));
  await clone?.[Symbol.asyncDispose]();
});

it.each(blocks.filter(({ run }) => run !== 'not'))('$place', async (block) => {
  const { code, output } = await runBlock(block);
  const prompt = block.script.replaceAll(/^/gm, '$ ');
  transcript.push(`# ${block.place}\n${prompt}\n${output.trimEnd()}\n`);
  expect({ code, output }).toMatchObject({ code: 0 });
});

/** By one shell for a block, in the root of the clone; what runs until it is stopped goes on beside those that follow. */
async function runBlock({ script, run }: ShellBlock): Promise<{ code: number | null; output: string }> {
  const { LIVEKIT_URL: _elsewhere, MUX_TOKEN_ID: _id, MUX_TOKEN_SECRET: _secret, ...env } = process.env;
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: clone.folder,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, to end all that a block has started.
    detached: true,
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      process.kill(-child.pid!, 'SIGKILL');
      reject(new Error(`not at its end after ${BLOCK_LIMIT_MS / 1000} s:\n${output}`));
    }, BLOCK_LIMIT_MS);
    const settle = (code: number | null) => {
      clearTimeout(limit);
      resolve({ code, output });
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (run !== 'until stopped' || !IS_UP.test(output) || running.includes(child)) return;
        running.push(child);
        settle(0);
      });
    }
    child.on('error', reject).on('exit', settle);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid!, 'SIGTERM');
  await ended;
}
