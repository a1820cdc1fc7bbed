import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ingest, startWorld, type World } from '@airlock-rtc/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const program = fileURLToPath(new URL('../../bin/airlock.mjs', import.meta.url));

let world: World;
let ingest: Ingest;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'airlock-broadcast-'));
  [world, ingest] = await Promise.all([startWorld(), Ingest.start()]);
  await world.addParticipant({
    room: 'hall',
    identity: 'ada',
    name: 'Ada',
    pattern: { color: 'red' },
    toneHz: 440,
  });
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await ingest[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function airlock(...args: string[]) {
  const { url, apiKey, apiSecret } = world.livekit;
  // A CI server's environment would ask for colours.
  const env = {
    ...{ ...process.env, NO_COLOR: '1' },
    ...{ LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret },
  };
  const child = spawn(process.execPath, [program, 'broadcast', '--size', '720x720', ...args], { env });
  const run = { child, output: '', ended: once(child, 'close') as Promise<[number | null]> };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (run.output += bytes));
  return run;
}

describe('airlock broadcast', () => {
  it('sends a room to a live stream and a file at once, and ends both cleanly at Ctrl-C', async () => {
    const file = join(folder, 'hall.mp4');
    const encoding = ['--rate-control', 'constant', '--profile', 'main'];
    const run = airlock('--room', 'hall', ...encoding, '--to', ingest.url('my-secret-key'), file);
    await vi.waitFor(() => expect(run.output).toMatch(/live {2}00:00:\d\d {2}[\d.]+ fps.*1 person/), 40_000);
    // A constant rate fills it up; red alone would take a few kilobytes.
    await vi.waitFor(async () => expect((await stat(file)).size).toBeGreaterThan(150_000), 40_000);
    run.child.kill('SIGINT');
    const [code] = await run.ended;
    expect({ code, output: run.output }).toMatchObject({ code: 0 });
    expect(run.output).toContain('/live/•••');
    expect(run.output).not.toContain('my-secret-key');
    const film = await readFile(file);
    // The profile's number comes second in the decoder's configuration.
    expect(film[film.indexOf('avcC') + 5]).toBe(77);
  });

  it.each([
    [
      'a LiveKit that is not there',
      ['--url', 'ws://127.0.0.1:9', '--room', 'hall'],
      3,
      /No LiveKit server answers/,
    ],
    [
      'a wrong secret',
      ['--api-secret', 'wrong'.repeat(8), '--room', 'hall'],
      4,
      /refuses the API key or the secret/,
    ],
    ['a room that does not exist', ['--room', 'nowhere'], 5, /There is no room "nowhere".* spaces list/],
    ['a destination of another kind', ['--room', 'hall', '--to', 'srt://host/my-secret-key'], 2, /not known/],
    [
      'an RTMP server that is not there',
      ['--room', 'hall', '--to', 'rtmp://127.0.0.1:9/a/my-secret-key'],
      7,
      /reached/,
    ],
  ])('says in words and by its exit code: %s', async (_case, args, exitCode, words) => {
    const to = args.includes('--to') ? [] : ['--to', ingest.url('my-secret-key')];
    const run = airlock(...args, ...to);
    const [code] = await run.ended;
    expect(run.output).toMatch(words);
    expect(code).toBe(exitCode);
    expect(run.output).not.toMatch(/my-secret-key|\n {4}at /);
  });

  it('says in words that a stream key was refused', async () => {
    await using strict = await Ingest.start({ mayPublish: () => false });
    const run = airlock('--room', 'hall', '--to', strict.url('my-secret-key'));
    const [code] = await run.ended;
    expect(run.output).toMatch(/refused|did not accept/);
    expect(code).toBe(8);
    expect(run.output).not.toContain('my-secret-key');
  });
});
