import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LimitedLog } from './limited-log.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-log-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('keeps the newest lines, in two files at most', async () => {
  const path = join(folder, 'gateway.log');
  const log = new LimitedLog(path, 1000);
  for (let line = 0; line < 500; line += 1) log.write(`line ${line} ${'x'.repeat(80)}\n`);
  await log.end();
  expect((await readdir(folder)).sort()).toEqual(['gateway.log', 'gateway.log.1']);
  const kept = await Promise.all(['.1', ''].map((end) => readFile(`${path}${end}`, 'utf8')));
  expect(kept.join('')).toContain('line 499 ');
  expect(kept.join('').length).toBeLessThan(3000);
  // Nothing is missing between the first line that is kept and the last.
  const numbers = [...kept.join('').matchAll(/^line (\d+) /gm)].map(([, number]) => Number(number));
  expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
});

it('does not end the program when the disk is full', async () => {
  const log = new LimitedLog('/dev/full');
  log.write('a line\n');
  await log.end();
  log.write('another line\n');
});
