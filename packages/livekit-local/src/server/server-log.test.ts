import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServerLog } from './server-log.js';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'airlock-log-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('keeps two files at most of what a server writes, and loses none of its newest lines', () => {
  const path = join(folder, 'livekit-server.log');
  const log = openServerLog(path, 1000);
  const write = (text: string) => {
    const stdio = ['ignore', log.descriptor, log.descriptor] as const;
    execFileSync(process.execPath, ['-e', `process.stdout.write(${JSON.stringify(text)})`], {
      stdio: [...stdio],
    });
    log.limit();
  };
  write('x'.repeat(1001));
  expect(readFileSync(path, 'utf8')).toBe('');
  write('the newest line\n');
  expect(readFileSync(path, 'utf8')).toBe('the newest line\n');
  expect(readFileSync(`${path}.1`, 'utf8')).toHaveLength(1001);
  log.unwatch();
  log.close();
});
