// LiveKit's client for Go, as published, against the gateway's Egress API. Its first build fetches and compiles its modules.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { askGateway, SAID } from './ask-gateway.js';

const source = fileURLToPath(new URL('./go/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'airlock-go-client-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('starts, changes and ends an egress for server-sdk-go', async () => {
  const program = join(folder, 'client');
  await promisify(execFile)('go', ['build', '-o', program, '.'], { cwd: source }).catch((cause: Error) => {
    throw new Error(`The client was not built: install Go 1.26 or newer. ${cause.message}`, { cause });
  });
  expect(await askGateway(program)).toEqual(SAID);
}, 600_000);
